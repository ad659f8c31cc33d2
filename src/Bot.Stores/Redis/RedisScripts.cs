namespace Bot.Stores.Redis;

/// <summary>
/// What Redis does in one step. KEYS are those of <see cref="RedisKeys.All"/>. Time is the server's: the clocks of replicas
/// differ, and a lease must mean the same to all of them.
/// </summary>
internal static class RedisScripts
{
    /// <summary>ARGV: retention, user, started, opening activity, channel, conversation, locale if there is one.</summary>
    public const string Start = Now + """
        if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        redis.call('HSET', KEYS[1], 'user', ARGV[2], 'started', ARGV[3], 'sequence', 0, 'fence', 0, 'until', 0)
        if ARGV[7] then redis.call('HSET', KEYS[1], 'locale', ARGV[7]) end
        redis.call('XADD', KEYS[3], '0-1', 'p', ARGV[4])
        """ + Open + Keep + "return 1";

    /// <summary>ARGV: retention, payload, id, open turns at most, channel, conversation, client's id if there is one.</summary>
    public const string Post = Now + """
        if redis.call('EXISTS', KEYS[1]) == 0 then return {'none'} end
        if ARGV[7] then
            local known = redis.call('HGET', KEYS[4], ARGV[7])
            if known then return {'repeated', known} end
        end
        if redis.call('XLEN', KEYS[3]) >= tonumber(ARGV[4]) then return {'full'} end
        local sequence = redis.call('HINCRBY', KEYS[1], 'sequence', 1)
        redis.call('HINCRBY', KEYS[1], 'bytes', #ARGV[2])
        redis.call('XADD', KEYS[2], string.format('%d-0', sequence), 'p', ARGV[2])
        redis.call('XADD', KEYS[3], string.format('%d-1', sequence), 'p', ARGV[2])
        """ + Remember + Open + Keep + Tell + "return {'appended'}";

    /// <summary>ARGV: lease. Returns the entry, its payload and the fence; nothing when there is no turn to be run.</summary>
    public const string Begin = Now + Leased + """
        local oldest = redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)
        if redis.call('EXISTS', KEYS[1]) == 0 or leased(KEYS[1]) or #oldest == 0 then return false end
        redis.call('HSET', KEYS[1], 'until', string.format('%d', now + tonumber(ARGV[1])), 'lease', ARGV[1])
        return {oldest[1][1], oldest[1][2][2], redis.call('HINCRBY', KEYS[1], 'fence', 1)}
        """;

    /// <summary>ARGV: retention, entry, fence, activities kept, channel, conversation, bytes kept, activities kept whatever their size, whether ids go too, replies.</summary>
    public const string End = Now + """
        local oldest = redis.call('XRANGE', KEYS[3], '-', '+', 'COUNT', 1)
        if #oldest == 0 or oldest[1][1] ~= ARGV[2] or redis.call('HGET', KEYS[1], 'fence') ~= ARGV[3] then return 0 end
        redis.call('XDEL', KEYS[3], ARGV[2])
        redis.call('HSET', KEYS[1], 'until', 0)
        if redis.call('XLEN', KEYS[3]) == 0 then redis.call('ZREM', KEYS[7], ARGV[6]) end
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

    /// <summary>ARGV: channel, conversation.</summary>
    public const string Delete = """
        for i = 1, 5 do redis.call('UNLINK', KEYS[i]) end
        redis.call('ZREM', KEYS[6], ARGV[2])
        redis.call('ZREM', KEYS[7], ARGV[2])
        redis.call('PUBLISH', ARGV[1], ARGV[2])
        return 1
        """;

    /// <summary>KEYS: the index of open turns. ARGV: prefix, entries looked at. Returns conversations with an open turn that nobody runs.</summary>
    public const string FindAbandoned = Now + Leased + """
        local found = {}
        for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, ARGV[2] - 1)) do
            local key = ARGV[1] .. '{' .. id .. '}:'
            if redis.call('XLEN', key .. 'turns') == 0 then redis.call('ZREM', KEYS[1], id)
            elseif not leased(key .. 'conversation') then table.insert(found, id) end
        end
        return found
        """;

    /// <summary>KEYS: both indexes. ARGV: prefix, entries looked at, time since which the others were used. Returns how many were looked at and how many of them deleted.</summary>
    public const string DeleteIdle = """
        local idle, deleted = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[3], 'LIMIT', 0, ARGV[2]), 0
        for _, id in ipairs(idle) do
            local key = ARGV[1] .. '{' .. id .. '}:'
            deleted = deleted + math.min(1, redis.call('UNLINK', key .. 'conversation', key .. 'activities', key .. 'turns', key .. 'sent', key .. 'sent-order'))
            redis.call('ZREM', KEYS[1], id)
            redis.call('ZREM', KEYS[2], id)
        end
        return {#idle, deleted}
        """;

    public const string Time = Now + "return now";

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
        local function leased(conversation)
            local lease = redis.call('HMGET', conversation, 'until', 'lease')
            local rest = tonumber(lease[1] or 0) - now
            return rest > 0 and rest <= tonumber(lease[2] or 0)
        end

        """;

    // Everything of a conversation is forgotten together, and idle for as long.
    private const string Keep = """

        for i = 1, 5 do redis.call('PEXPIRE', KEYS[i], ARGV[1]) end
        redis.call('ZADD', KEYS[6], string.format('%d', now), ARGV[6])

        """;

    private const string Open = """

        redis.call('ZADD', KEYS[7], string.format('%d', now), ARGV[6])

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

/// <summary>The keys of a conversation and of the indexes it stands in.</summary>
internal static class RedisKeys
{
    /// <summary>In the order in which the scripts take them: conversation, activities, open turns, ids of clients, their order; conversations by use, and those with open turns.</summary>
    public static RedisKey[] All(string prefix, string conversationId) =>
    [
        $"{prefix}{{{conversationId}}}:conversation",
        $"{prefix}{{{conversationId}}}:activities",
        $"{prefix}{{{conversationId}}}:turns",
        $"{prefix}{{{conversationId}}}:sent",
        $"{prefix}{{{conversationId}}}:sent-order",
        Used(prefix),
        Open(prefix),
    ];

    public static RedisKey Used(string prefix) => $"{prefix}index:used";

    public static RedisKey Open(string prefix) => $"{prefix}index:open";
}
