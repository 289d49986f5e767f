/**
 * The tables, as steps from one `user_version` to the next. A step that has been released is never changed;
 * a change of the tables is a further step. Times are milliseconds since 1970; order is that of the rows, since
 * several may share a millisecond.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE chats (
    channel TEXT NOT NULL, chat TEXT NOT NULL, kind TEXT NOT NULL, title TEXT,
    last_user TEXT, last_seen INTEGER NOT NULL, dead INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (channel, chat)
  ) WITHOUT ROWID;

  CREATE TABLE inbox (
    place INTEGER PRIMARY KEY, channel TEXT NOT NULL, id TEXT NOT NULL, chat TEXT NOT NULL,
    at INTEGER NOT NULL, state TEXT NOT NULL, message TEXT,
    UNIQUE (channel, id)
  );
  CREATE INDEX inbox_open ON inbox (channel, state) WHERE state <> 'done';
  CREATE INDEX inbox_at ON inbox (at);

  CREATE TABLE turns (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, chat TEXT NOT NULL,
    user TEXT NOT NULL, at INTEGER NOT NULL, turn TEXT NOT NULL
  );
  CREATE INDEX turns_person ON turns (channel, chat, user);
  CREATE INDEX turns_chat ON turns (channel, chat);
  CREATE INDEX turns_at ON turns (at);

  CREATE TABLE questions (
    at INTEGER NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, ms REAL NOT NULL,
    intent TEXT NOT NULL, scope TEXT NOT NULL, reasons TEXT NOT NULL, question TEXT
  );
  CREATE INDEX questions_at ON questions (at);

  CREATE TABLE feedback (
    turn TEXT NOT NULL, voter TEXT NOT NULL, value INTEGER NOT NULL, at INTEGER NOT NULL,
    question TEXT NOT NULL, kind TEXT NOT NULL, passages TEXT NOT NULL, reasons TEXT NOT NULL,
    PRIMARY KEY (turn, voter)
  ) WITHOUT ROWID;

  CREATE TABLE access (
    channel TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, name TEXT,
    state TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_at INTEGER, decided_by TEXT,
    PRIMARY KEY (channel, subject)
  ) WITHOUT ROWID;
  CREATE TABLE access_notices (
    channel TEXT NOT NULL, subject TEXT NOT NULL, admin TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (channel, subject, admin)
  ) WITHOUT ROWID;

  CREATE TABLE actions (id TEXT PRIMARY KEY, action TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX actions_at ON actions (at);

  CREATE TABLE subscriptions (
    channel TEXT NOT NULL, chat TEXT NOT NULL, word TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (channel, chat, word)
  );
  `,
  `
  CREATE TABLE announced (
    report TEXT PRIMARY KEY, file TEXT NOT NULL, mark TEXT NOT NULL, sketch TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE deliveries (
    place INTEGER PRIMARY KEY, report TEXT NOT NULL, channel TEXT NOT NULL, chat TEXT NOT NULL, words TEXT NOT NULL,
    state TEXT NOT NULL, due INTEGER NOT NULL, at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0, reason TEXT,
    UNIQUE (report, channel, chat)
  );
  CREATE INDEX deliveries_open ON deliveries (state, due) WHERE state IN ('waiting', 'sending');
  CREATE INDEX deliveries_at ON deliveries (at);

  CREATE TABLE intakes (
    id TEXT PRIMARY KEY, channel TEXT NOT NULL, chat TEXT NOT NULL, user TEXT NOT NULL, state TEXT NOT NULL,
    name TEXT NOT NULL, ref TEXT NOT NULL, corrections TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX intakes_person ON intakes (channel, user, at);
  `,
]
