using StackExchange.Redis;

namespace Bot.Stores.Redis;

/// <summary>
/// What Redis does in one step. KEYS are those of <see cref="RedisKeys"/>. Time is the server's: the clocks of replicas
/// differ, and a lease must mean the same to all of them.
/// </summary>
internal static class RedisScripts
{
    /// <summary>ARGV: retention, user, started, opening activity, locale if there is one.</summary>
    public const string Start = Now + """
        if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        redis.call('HSET', KEYS[1], 'user', ARGV[2], 'started', ARGV[3], 'used', string.format('%d', now), 'sequence', 0, 'fence', 0, 'until', 0)
        if ARGV[5] then redis.call('HSET', KEYS[1], 'locale', ARGV[5]) end
        redis.call('XADD', KEYS[3], '0-1', 'p', ARGV[4])
        """ + Keep + "return 1";

    /// <summary>ARGV: retention, payload, id, open turns at most, channel, conversation, client's id if there is one.</summary>
    public const string Post = Now + """
        if redis.call('EXISTS', KEYS[1]) == 0 then return {'none'} end
        if ARGV[7] then
            local known = redis.call('HGET', KEYS[4], ARGV[7])
            if known then return {'repeated', known} end
        end
        if redis.call('XLEN', KEYS[3]) >= tonumber(ARGV[4]) then return {'full'} end
        local sequence = redis.call('HINCRBY', KEYS[1], 'sequence', 1)
        redis.call('HSET', KEYS[1], 'used', string.format('%d', now))
        redis.call('HINCRBY', KEYS[1], 'bytes', #ARGV[2])
        redis.call('XADD', KEYS[2], string.format('%d-0', sequence), 'p', ARGV[2])
        redis.call('XADD', KEYS[3], string.format('%d-1', sequence), 'p', ARGV[2])
        """ + Remember + Keep + Tell + "return {'appended'}";

    /// <summary>ARGV: lease. Returns the entry, its payload and the fence; nothing when there is no turn to be run.</summary>
    public const string Begin = Now + Leased + """
        local oldest = redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)
        if redis.call('EXISTS', KEYS[1]) == 0 or leased() or #oldest == 0 then return false end
        redis.call('HSET', KEYS[1], 'until', string.format('%d', now + tonumber(ARGV[1])), 'lease', ARGV[1])
        return {oldest[1][1], oldest[1][2][2], redis.call('HINCRBY', KEYS[1], 'fence', 1)}
        """;

    /// <summary>ARGV: retention, entry, fence, activities kept, channel, conversation, bytes kept, activities kept whatever their size, whether ids go too, replies.</summary>
    public const string End = Now + """
        local oldest = redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)
        if #oldest == 0 or oldest[1][1] ~= ARGV[2] or redis.call('HGET', KEYS[1], 'fence') ~= ARGV[3] then return 0 end
        redis.call('XDEL', KEYS[3], ARGV[2])
        redis.call('HSET', KEYS[1], 'until', 0, 'used', string.format('%d', now))
        for i = 10, #ARGV do
            redis.call('HINCRBY', KEYS[1], 'bytes', #ARGV[i])
            redis.call('XADD', KEYS[2], string.format('%d-0', redis.call('HINCRBY', KEYS[1], 'sequence', 1)), 'p', ARGV[i])
        end
        local count = redis.call('XLEN', KEYS[2])
        local bytes = tonumber(redis.call('HGET', KEYS[1], 'bytes') or 0)
        while count > tonumber(ARGV[4]) or (bytes > tonumber(ARGV[7]) and count > tonumber(ARGV[8])) do
            local first = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
            redis.call('XDEL', KEYS[2], first[1])
            count, bytes = count - 1, bytes - #first[2][2]
        end
        redis.call('HSET', KEYS[1], 'bytes', string.format('%d', bytes))
        if ARGV[9] == '1' then redis.call('DEL', KEYS[4], KEYS[5]) end
        """ + Keep + Tell + "return 1";

    /// <summary>ARGV: sequence, count, bytes. Returns nothing when there is no such conversation.</summary>
    public const string Read = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return false end
        local page, after, bytes = {}, '(' .. ARGV[1] .. '-0', 0
        while #page < tonumber(ARGV[2]) do
            local few = redis.call('XRANGE', KEYS[2], after, '+', 'COUNT', math.min(8, ARGV[2] - #page))
            for _, entry in ipairs(few) do
                bytes = bytes + #entry[2][2]
                if #page > 0 and bytes > tonumber(ARGV[3]) then return page end
                table.insert(page, entry)
                after = '(' .. entry[1]
            end
            if #few == 0 then break end
        end
        return page
        """;

    /// <summary>Whether a turn is open: 0 for no, 1 for one that is being run, 2 for one that nobody runs.</summary>
    public const string State = Now + Leased + """
        if redis.call('XLEN', KEYS[3]) == 0 then return 0 end
        return leased() and 1 or 2
        """;

    /// <summary>ARGV: time. Deletes a conversation that was not used since and returns 1; 0 when there is none; else, made negative, when it was used.</summary>
    public const string DeleteIdle = """
        local used = redis.call('HGET', KEYS[1], 'used')
        if used and tonumber(used) >= tonumber(ARGV[1]) then return -tonumber(used) end
        return redis.call('UNLINK', unpack(KEYS)) > 0 and 1 or 0
        """;

    /// <summary>KEYS: an index. ARGV: entry, whether only an entry that is there is renewed. Notes the time; returns it.</summary>
    public const string List = Now + """
        if ARGV[2] == '1' then redis.call('ZADD', KEYS[1], 'XX', string.format('%d', now), ARGV[1]) else redis.call('ZADD', KEYS[1], string.format('%d', now), ARGV[1]) end
        return now
        """;

    /// <summary>The server's time.</summary>
    public const string Time = Now + "return now";

    /// <summary>KEYS: an index. ARGV: entry, time. Takes an entry out that was not renewed since.</summary>
    public const string Unlist = """
        local listed = redis.call('ZSCORE', KEYS[1], ARGV[1])
        if listed and tonumber(listed) <= tonumber(ARGV[2]) then redis.call('ZREM', KEYS[1], ARGV[1]) end
        return 1
        """;

    /// <summary>KEYS: an allowance. ARGV: at once, a minute. Returns the milliseconds to wait.</summary>
    public const string Take = Now + """
        local bucket = redis.call('HMGET', KEYS[1], 'left', 'at')
        local left = tonumber(ARGV[1])
        if bucket[1] then left = math.min(left, tonumber(bucket[1]) + math.max(0, now - tonumber(bucket[2])) * ARGV[2] / 60000) end
        if bucket[2] and tonumber(bucket[2]) > now then redis.call('HSET', KEYS[1], 'at', string.format('%d', now)) end
        if left < 1 then return math.ceil((1 - left) * 60000 / ARGV[2]) end
        redis.call('HSET', KEYS[1], 'left', left - 1, 'at', string.format('%d', now))
        redis.call('PEXPIRE', KEYS[1], math.ceil(ARGV[1] * 60000 / ARGV[2]) + 1000)
        return 0
        """;

    /// <summary>KEYS: states. ARGV: retention, then for each: required version, JSON, version. A star requires nothing, an empty version that there is none.</summary>
    public const string WriteState = """
        for i = 1, #KEYS do
            local required = ARGV[i * 3 - 1]
            if required ~= '*' and required ~= (redis.call('HGET', KEYS[i], 'etag') or '') then return 0 end
        end
        for i = 1, #KEYS do
            redis.call('HSET', KEYS[i], 'json', ARGV[i * 3], 'etag', ARGV[i * 3 + 1])
            redis.call('PEXPIRE', KEYS[i], ARGV[1])
        end
        return 1
        """;

    private const string Now = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)

        """;

    // A lease that ends later than it was ever to last is one from before the server's clock was set back.
    private const string Leased = """
        local function leased()
            local lease = redis.call('HMGET', KEYS[1], 'until', 'lease')
            local rest = tonumber(lease[1] or 0) - now
            return rest > 0 and rest <= tonumber(lease[2] or 0)
        end

        """;

    // Everything of a conversation is forgotten together.
    private const string Keep = """

        for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[1]) end

        """;

    // A client repeats a message within minutes, if at all: the last 500 are enough to tell.
    private const string Remember = """

        if ARGV[7] then
            redis.call('HSET', KEYS[4], ARGV[7], ARGV[3])
            if redis.call('RPUSH', KEYS[5], ARGV[7]) > 500 then redis.call('HDEL', KEYS[4], redis.call('LPOP', KEYS[5])) end
        end

        """;

    private const string Tell = """

        redis.call('PUBLISH', ARGV[5], ARGV[6])

        """;
}

/// <summary>
/// The keys of a conversation. All carry the same hash tag, so that a cluster keeps them on one node, where a script
/// can change them together.
/// </summary>
internal sealed class RedisKeys
{
    public RedisKeys(string prefix, string conversationId)
    {
        // An id with a closing brace would end the tag early.
        var tag = conversationId.Replace("%", "%25", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
        All =
        [
            $"{prefix}{{{tag}}}:conversation",
            $"{prefix}{{{tag}}}:activities",
            $"{prefix}{{{tag}}}:turns",
            $"{prefix}{{{tag}}}:sent",
            $"{prefix}{{{tag}}}:sent-order",
        ];
    }

    /// <summary>In the order in which the scripts take them: conversation, activities, open turns, ids of clients, their order.</summary>
    public RedisKey[] All { get; }

    public RedisKey Conversation => All[0];
}
