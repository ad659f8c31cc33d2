namespace Bot.Staff;

internal static class StaffServices
{
    public static void AddStaff(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StaffOptions, SettingsValidator>().BindConfiguration(StaffOptions.Section);
        services.AddOptionsWithValidateOnStart<ReviewOptions, SettingsValidator>().BindConfiguration(ReviewOptions.Section);
        services.AddSingleton<IValidateOptions<StaffOptions>, StaffRules>();
        services.AddSingleton<IValidateOptions<ReviewOptions>, ReviewRules>();
        services.AddSingleton<StaffRecorder>();
        services.AddSingleton<QuestionEditor>();
        services.AddSingleton<StaffLogin>();
        services.AddSingleton<StaffEndpoints>();
        services.AddHostedService(sp => sp.GetRequiredService<StaffRecorder>());
    }

    public static void UseStaff(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<StaffOptions>>().Value.IsOn)
        {
            app.Services.GetRequiredService<StaffEndpoints>().Map(app);
        }
    }
}
