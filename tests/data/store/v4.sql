-- SPDX-FileCopyrightText: 2026 The Voice Studio authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A database as version 4 of the schema left it. Never changed.
CREATE TABLE takes (id TEXT PRIMARY KEY NOT NULL, request_key BLOB NOT NULL, profile TEXT NOT NULL, document TEXT NOT NULL, number INTEGER NOT NULL, host TEXT NOT NULL, voice TEXT NOT NULL, voice_name TEXT NOT NULL, model TEXT NOT NULL, text TEXT NOT NULL, inputs TEXT NOT NULL, output_format TEXT NOT NULL, made_at INTEGER NOT NULL, request_id TEXT NOT NULL, credits INTEGER, duration_ms INTEGER NOT NULL, audio_hash BLOB NOT NULL, audio_bytes INTEGER NOT NULL, complete INTEGER NOT NULL, alignment BLOB, starred INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', made_of TEXT NOT NULL DEFAULT '', UNIQUE (profile, document, number));
CREATE TABLE take_sources (take TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (take, source)) WITHOUT ROWID;
CREATE INDEX take_sources_by_source ON take_sources (source);
CREATE INDEX takes_by_key ON takes (request_key, made_at);
CREATE INDEX takes_by_time ON takes (made_at, id);
CREATE INDEX takes_by_audio ON takes (audio_hash);
CREATE TABLE take_numbers (profile TEXT NOT NULL, document TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (profile, document)) WITHOUT ROWID;
CREATE TABLE drafts (key TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, changed_at INTEGER NOT NULL);
CREATE TABLE caches (profile TEXT NOT NULL, name TEXT NOT NULL, fetched_at INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (profile, name));
CREATE TABLE ledger (id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, profile TEXT NOT NULL, host TEXT NOT NULL, service TEXT NOT NULL, voice TEXT NOT NULL, model TEXT NOT NULL, request_key BLOB NOT NULL, take TEXT NOT NULL, text TEXT NOT NULL, characters INTEGER NOT NULL, estimated INTEGER NOT NULL, credits INTEGER, request_id TEXT NOT NULL, note TEXT NOT NULL, owner TEXT NOT NULL, document TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', CHECK (state IN ('estimated', 'sent', 'done', 'refused', 'unknown')));
CREATE INDEX ledger_by_state ON ledger (state, opened_at);
CREATE INDEX ledger_by_time ON ledger (opened_at);
CREATE INDEX ledger_by_request ON ledger (request_id) WHERE request_id <> '';
CREATE INDEX takes_by_request ON takes (request_id) WHERE request_id <> '';
CREATE TABLE take_texts (place INTEGER PRIMARY KEY, take TEXT NOT NULL UNIQUE, words TEXT NOT NULL);
CREATE VIRTUAL TABLE take_search USING fts5 (words, content='take_texts', content_rowid='place', tokenize='trigram');
CREATE TRIGGER take_texts_added AFTER INSERT ON take_texts BEGIN INSERT INTO take_search (rowid, words) VALUES (new.place, new.words); END;
CREATE TRIGGER take_texts_gone AFTER DELETE ON take_texts BEGIN INSERT INTO take_search (take_search, rowid, words) VALUES ('delete', old.place, old.words); END;
CREATE TRIGGER takes_gone AFTER DELETE ON takes BEGIN DELETE FROM take_texts WHERE take = old.id; END;
INSERT INTO takes VALUES ('take-1', x'aabb', 'sandbox', '', 1, 'localhost', 'v1', 'Anna', 'm1', 'Hello, old world', '{"text":"Hello, old world"}', 'mp3_44100_128', 1767225600000, 'req-1', 16, 1500, x'1111111111111111111111111111111111111111111111111111111111111111', 2048, 1, NULL, 1, 'Opening', 'warm', '');
INSERT INTO take_texts VALUES (7238556057600000, 'take-1', 'opening anna hello, old world warm');
INSERT INTO take_numbers VALUES ('sandbox', '', 1);
INSERT INTO drafts VALUES ('speech/main', 'Unfinished', '{"voice":"v1","unknown":5}', 1767225600000);
INSERT INTO caches VALUES ('sandbox', 'models', 1767225600000, x'8201fa3fc00000');
INSERT INTO ledger VALUES (1, 'sent', 1767225600000, 1767225600000, 'sandbox', 'localhost', 'speech', 'v1', 'm1', x'aabb', 'take-1', 'Hello, old world', 16, 16, NULL, '', '', 'a dead process', '', '');
PRAGMA user_version=4;
PRAGMA application_id=1448305762;
