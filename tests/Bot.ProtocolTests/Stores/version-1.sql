PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE conversation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    locale TEXT,
    started_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL DEFAULT 0);
INSERT INTO conversation VALUES(1,'mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U','dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ',NULL,1795936813487,1795936815942,5);
CREATE TABLE activity (
    conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (conversation, sequence));
INSERT INTO activity VALUES(1,1,'{"channelData":{},"type":"message","id":"01a2262d021771b6ab592f73282c7f2f","timestamp":"2026-11-29T07:20:13.5919531+00:00","channelId":"directline","from":{"id":"bot","name":"Bot","role":"bot"},"conversation":{"id":"mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U"},"recipient":{"id":"dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ","role":"user"},"textFormat":"markdown","text":"Hello. I am an automated helper, not a person. I answer questions about trigger point massage from one article, and I show you what it says.\n\nI am **not for emergencies**: if something is wrong now, call your local emergency number. I cannot judge your health; please ask your doctor about pain or a condition.\n\nYou can ask, for example, where the massage comes from, how it is done, or whether it makes you sore.","inputHint":"acceptingInput","suggestedActions":{"actions":[{"type":"imBack","title":"What is trigger point massage?","value":"What is trigger point massage?"},{"type":"imBack","title":"Does it relieve pain and soreness?","value":"Does it relieve pain and soreness?"},{"type":"imBack","title":"Will I be sore afterwards?","value":"Will I be sore afterwards?"}]},"attachments":[],"entities":[]}');
INSERT INTO activity VALUES(1,2,'{"channelData":{"clientActivityID":"c-he"},"type":"message","text":"hello","id":"01a2262d02ed7e2f883d00de364faa74","timestamp":"2026-11-29T07:20:13.8050604Z","channelId":"directline","conversation":{"id":"mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U"},"from":{"id":"dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ","role":"user"},"recipient":{"id":"bot","name":"Bot","role":"bot"}}');
INSERT INTO activity VALUES(1,3,'{"channelData":{},"type":"message","id":"01a2262d03a47784a928832ecb87a289","timestamp":"2026-11-29T07:20:13.9883788+00:00","channelId":"directline","from":{"id":"bot","name":"Bot","role":"bot"},"conversation":{"id":"mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U"},"recipient":{"id":"dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ","role":"user"},"textFormat":"markdown","text":"Hello. What would you like to know about trigger point massage?","inputHint":"acceptingInput","attachments":[],"entities":[{"type":"https://schema.org/Message","@context":"https://schema.org","@id":"","@type":"Message","keywords":["smallTalk"]}],"replyToId":"01a2262d02ed7e2f883d00de364faa74"}');
INSERT INTO activity VALUES(1,4,'{"channelData":{"clientActivityID":"c-Is"},"type":"message","text":"Is it Chinese?","id":"01a2262d0b347e33b8cb3a1f28b15d8b","timestamp":"2026-11-29T07:20:15.9249039Z","channelId":"directline","conversation":{"id":"mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U"},"from":{"id":"dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ","role":"user"},"recipient":{"id":"bot","name":"Bot","role":"bot"}}');
INSERT INTO activity VALUES(1,5,'{"channelData":{},"type":"message","id":"01a2262d0b4475e59c2ae275fb486a6b","timestamp":"2026-11-29T07:20:15.9405094+00:00","channelId":"directline","from":{"id":"bot","name":"Bot","role":"bot"},"conversation":{"id":"mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U"},"recipient":{"id":"dl_pnWTE2btQb9RI5GT3rdfcSdqDyQ","role":"user"},"textFormat":"markdown","text":"The article calls it an old kind of massage that Chinese medicine and massage clinics are said to have used for centuries. It adds that some people call it \"Chinese massage\", although the practice does not come from China. A little later it credits a Swede of the 1800s with it, so it does not agree with itself on this.\n\n> **Editor''s note:** Massage as such is very old, in China and elsewhere. Treating trigger points is a Western medical idea of the 20th century, made known mainly by the American doctors Janet Travell and David Simons ([StatPearls abstract, PubMed](https://pubmed.ncbi.nlm.nih.gov/31194353/); [Dorsher, 2022](https://lcm.amegroups.org/article/view/7891/html)). We found nothing on the nickname.\n\n*Source: Trigger Point Massage Focus (web article), paragraph 1, paragraph 2. Section: How old is it, and is it Chinese?*","inputHint":"acceptingInput","suggestedActions":{"actions":[{"type":"imBack","title":"Who is said to have developed it, and when?","value":"Who is said to have developed it, and when?"},{"type":"imBack","title":"What other names does it have?","value":"What other names does it have?"},{"type":"imBack","title":"What is trigger point massage?","value":"What is trigger point massage?"}]},"attachments":[],"entities":[{"type":"https://schema.org/Message","@context":"https://schema.org","@id":"","@type":"Message","keywords":["answer"],"potentialAction":[{"@type":"LikeAction","@id":"LikeAction:origin","actionStatus":"PotentialActionStatus"},{"@type":"DislikeAction","@id":"DislikeAction:origin","actionStatus":"PotentialActionStatus"}]}],"replyToId":"01a2262d0b347e33b8cb3a1f28b15d8b"}');
CREATE TABLE open_turn (
    conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (conversation, sequence));
CREATE TABLE sent (
    conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (conversation, client_id)) WITHOUT ROWID;
INSERT INTO sent VALUES(1,'c-Is','01a2262d0b347e33b8cb3a1f28b15d8b',4);
INSERT INTO sent VALUES(1,'c-he','01a2262d02ed7e2f883d00de364faa74',2);
CREATE TABLE ticket (id TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state (key TEXT PRIMARY KEY, type TEXT NOT NULL, json TEXT NOT NULL, etag TEXT NOT NULL, written_at INTEGER NOT NULL);
INSERT INTO state VALUES('directline/conversations/mw8T-fYksXeFWGGzE9df65HiIXUXdz14ye7sToieJ7U','Microsoft.Bot.Builder.StoredState, Microsoft.Bot.Builder, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null','{"conversation":{"Greeted":true,"GreetedIn":"01a2262d01af7c91b2844a44d32a18c3","Context":{"PreviousQuestion":"Is it Chinese?","PreviousPassages":["origin"],"PreviousPain":false,"Choices":[],"Misses":0},"AnsweredIn":"01a2262d0b347e33b8cb3a1f28b15d8b","ContextBefore":{"PreviousQuestion":"hello","PreviousPassages":[],"PreviousPain":false,"Choices":[],"Misses":0}}}','6050ba56b19a48cd871f6d333db2141b',1795936815941);
CREATE TABLE secret (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL);
INSERT INTO secret VALUES(1,X'60012d8d8f8886eac8b9a062cbf8e90993c384e2c60766fda4a3bba2ea794b11');
CREATE TABLE process (id INTEGER PRIMARY KEY CHECK (id = 1), starts INTEGER NOT NULL);
INSERT INTO process VALUES(1,1);
CREATE TABLE schema (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
INSERT INTO schema VALUES(1,1);
CREATE INDEX conversation_used ON conversation (used_at);
CREATE INDEX ticket_until ON ticket (until);
CREATE INDEX state_written ON state (written_at);
COMMIT;
