using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace Bot.Tests.BotBuilder;

/// <summary>Words the public and protected members of an assembly as the API list of the SDK does: type, kind, signature.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
    };

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        var name = $"{type.Namespace}.{Name(type)}";
        var kind = type.IsInterface ? "interface" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : "class";
        yield return $"{name}\t{kind}\t{Bases(type)}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            yield return $"{name}\tmethod\tpublic virtual {Signature(type.GetMethod("Invoke")!)}";
            yield break;
        }

        foreach (var member in type.GetMembers(Declared).Where(m => m is not Type))
        {
            if (Describe(member) is { } line)
            {
                yield return $"{name}\t{line}";
            }
        }
    }

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(i => i.IsPublic).ToList();
        if (type.BaseType is { } parent && parent != typeof(object))
        {
            bases.Insert(0, parent);
        }

        return type.IsSubclassOf(typeof(Delegate)) || bases.Count == 0 ? "" : ": " + string.Join(", ", bases.Select(Name));
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) =>
            $"ctor\t{Access(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})",
        FieldInfo field when (field.IsPublic || field.IsFamily) && field.IsLiteral => $"field\tpublic const {Name(field.FieldType)} {field.Name} = \"{field.GetRawConstantValue()}\"",
        FieldInfo field when field.IsPublic || field.IsFamily => $"field\tpublic {(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        PropertyInfo property when property.GetAccessors(nonPublic: true).FirstOrDefault(IsVisible) is { } accessor => Property(property, accessor),
        MethodInfo method when IsVisible(method) && !method.IsSpecialName => $"method\t{Modifiers(method)}{Signature(method)}",
        _ => null,
    };

    private static string Property(PropertyInfo property, MethodInfo accessor)
    {
        var get = property.GetMethod is { } g && IsVisible(g) ? "get; " : "";
        var set = property.SetMethod is { } s && IsVisible(s) ? "set; " : "";
        var json = property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName is { } wire ? $" json:{wire}" : "";
        return $"property\t{Modifiers(accessor)}{Name(property.PropertyType)} {property.Name} {{ {get}{set}}}{json}";
    }

    private static string Signature(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Name(method.ReturnType)} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var prefix = type.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Default(parameter.DefaultValue)}" : "";
        return $"{prefix}{Name(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}{value}";
    }

    private static string Default(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifiers(MethodInfo method)
    {
        var access = Access(method) + " ";
        return method switch
        {
            { IsStatic: true } => access + "static ",
            { IsAbstract: true } => access + "abstract ",
            { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => access + "override ",
            { IsVirtual: true, IsFinal: false } => access + "virtual ",
            _ => access,
        };
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && (IsAccessor(method) || !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsAccessor(MethodBase method) => method.IsSpecialName && !method.IsConstructor;

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var outer = type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." : "";
        var name = type.Name.Split('`')[0];
        return outer + (type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name);
    }
}
