BEGIN TRANSACTION;
CREATE TABLE article (
	position INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (position), 
	CONSTRAINT uq_article_id UNIQUE (id)
);
INSERT INTO "article" VALUES(0,'bai-0','df852f746a400cfc135ce8a9db606e5d1dadd902308abdf17b4d0e6c9cf12f95','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 0.','Hội nghị tổng kết năm','https://bao.example/1','Báo Bình Sơn','','','2026-11-21 16:44:32.425604');
INSERT INTO "article" VALUES(1,'bai-1','d5c4c37c33623bfe622f3ad76afb1839940fc6385c1b836414043ea152b5c403','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 1.','','','','','','2026-11-21 16:44:32.434388');
INSERT INTO "article" VALUES(2,'bai-2','9adecd44c2bb11fee13f8e4df124cf8a71728be21b1968207c54f9f127b3f583','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 2.','Đại hội điểm','','','','','2026-11-21 16:44:32.435924');
INSERT INTO "article" VALUES(3,'bai-3','8297f350845640ac48bbf6e42e6649aa6826e25ca6244f21db66f7f2a07fcf96','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 3.','','','','','','2026-11-21 16:44:32.437175');
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	proposal INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	reviewer INTEGER NOT NULL, 
	verdict VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	took FLOAT NOT NULL, 
	note VARCHAR NOT NULL, 
	fields VARCHAR, 
	start INTEGER, 
	"end" INTEGER, 
	spans VARCHAR, 
	quote VARCHAR, 
	undoes INTEGER, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT ck_decision_verdict CHECK ((verdict = 'accept' OR verdict = 'correct' OR verdict = 'reject' OR verdict = 'skip' OR verdict = 'flag' OR verdict = 'add' OR verdict = 'undo')), 
	CONSTRAINT ck_decision_evidence CHECK (start >= 0 AND start < "end"), 
	CONSTRAINT ck_decision_took CHECK (took >= 0), 
	CONSTRAINT ck_decision_undoes CHECK ((undoes IS NOT NULL) = (verdict = 'undo')), 
	CONSTRAINT ck_decision_content CHECK ((fields IS NOT NULL) = (verdict IN ('correct', 'add'))), 
	CONSTRAINT ck_decision_whole_content CHECK ((fields IS NULL) = (spans IS NULL) AND (fields IS NULL) = (start IS NULL) AND (fields IS NULL) = ("end" IS NULL) AND (fields IS NULL) = (quote IS NULL)), 
	CONSTRAINT uq_decision_key UNIQUE ("key"), 
	CONSTRAINT fk_decision_proposal FOREIGN KEY(proposal) REFERENCES proposal (id), 
	CONSTRAINT fk_decision_reviewer FOREIGN KEY(reviewer) REFERENCES reviewer (id), 
	CONSTRAINT uq_decision_undoes UNIQUE (undoes), 
	CONSTRAINT fk_decision_undoes FOREIGN KEY(undoes) REFERENCES decision (id)
);
INSERT INTO "decision" VALUES(1,'00000000000000000000000000000001',1,1,1,'accept','2026-03-02 08:00:00.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decision" VALUES(2,'00000000000000000000000000000002',2,1,1,'correct','2026-03-02 08:00:10.000000',2.5,'tên theo ảnh','{"person":"Lê Thị Mẫn","role":"Giám đốc","organisation":"Sở Y tế"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc',NULL);
INSERT INTO "decision" VALUES(3,'00000000000000000000000000000003',3,1,2,'reject','2026-03-02 08:00:20.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decision" VALUES(4,'00000000000000000000000000000004',10,1,1,'add','2026-03-02 08:00:30.000000',2.5,'','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế',NULL);
INSERT INTO "decision" VALUES(5,'00000000000000000000000000000005',11,1,2,'add','2026-03-02 08:00:40.000000',2.5,'','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế',NULL);
INSERT INTO "decision" VALUES(6,'ffffffffffffffffffffffffffffffff',11,2,2,'undo','2026-03-02 08:00:50.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,5);
INSERT INTO "decision" VALUES(7,'00000000000000000000000000000006',7,1,1,'skip','2026-03-02 08:01:00.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decision" VALUES(8,'00000000000000000000000000000007',8,1,2,'flag','2026-03-02 08:01:10.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "decision" VALUES(9,'00000000000000000000000000000008',4,1,1,'correct','2026-03-02 08:01:20.000000',2.5,'','{"person":"Trần Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch',NULL);
INSERT INTO "decision" VALUES(10,'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',4,2,1,'undo','2026-03-02 08:01:30.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,9);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema_version','1');
INSERT INTO "meta" VALUES('made_at','2026-11-21T16:44:32+00:00');
CREATE TABLE proposal (
	id INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	spans VARCHAR NOT NULL, 
	quote VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	confidence FLOAT, 
	checks VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	fingerprint VARCHAR, 
	proposed_at DATETIME NOT NULL, 
	state VARCHAR DEFAULT 'pending' NOT NULL, 
	version INTEGER DEFAULT '0' NOT NULL, 
	decision INTEGER, 
	content INTEGER, 
	CONSTRAINT pk_proposal PRIMARY KEY (id), 
	CONSTRAINT uq_proposal_article_fingerprint UNIQUE (article, fingerprint), 
	CONSTRAINT ck_proposal_kind CHECK ((kind = 'article' OR kind = 'office' OR kind = 'congress' OR kind = 'event' OR kind = 'document' OR kind = 'statistic' OR kind = 'award' OR kind = 'statement')), 
	CONSTRAINT ck_proposal_state CHECK ((state = 'pending' OR state = 'accepted' OR state = 'corrected' OR state = 'rejected' OR state = 'skipped' OR state = 'flagged' OR state = 'added' OR state = 'withdrawn')), 
	CONSTRAINT ck_proposal_evidence CHECK (start >= 0 AND start < "end"), 
	CONSTRAINT ck_proposal_confidence CHECK (confidence BETWEEN 0 AND 1), 
	CONSTRAINT ck_proposal_machine CHECK ((fingerprint IS NULL) = (confidence IS NULL)), 
	CONSTRAINT ck_proposal_version CHECK (version >= 0 AND (version > 0 OR state = 'pending')), 
	CONSTRAINT fk_proposal_article FOREIGN KEY(article) REFERENCES article (position), 
	CONSTRAINT fk_proposal_decision FOREIGN KEY(decision) REFERENCES decision (id), 
	CONSTRAINT fk_proposal_content FOREIGN KEY(content) REFERENCES decision (id)
);
INSERT INTO "proposal" VALUES(1,0,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.name-role',0.93,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','502dd7d9458567c5f073f6216ea7a903','2026-11-21 16:44:32.425604','accepted',1,1,NULL);
INSERT INTO "proposal" VALUES(2,0,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.role-name',0.48,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','9ecc8cf79c4e186d470d502a8058ec27','2026-11-21 16:44:32.425604','corrected',1,2,2);
INSERT INTO "proposal" VALUES(3,0,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",false,"42 of 69 is not 60 %"]]','test-rules 1','4cd05e7f36139873323455d7405f783e','2026-11-21 16:44:32.425604','rejected',1,3,NULL);
INSERT INTO "proposal" VALUES(4,1,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.name-role',0.93,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','7dbe20bb39fcf35f00431216dd5755fc','2026-11-21 16:44:32.434388','pending',2,NULL,NULL);
INSERT INTO "proposal" VALUES(5,1,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.role-name',0.48,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','58ef51b6cd2528cf23344a509ba3a329','2026-11-21 16:44:32.434388','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(6,1,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",false,"42 of 69 is not 60 %"]]','test-rules 1','41d9405305437460410432eb591a36b3','2026-11-21 16:44:32.434388','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(7,2,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.name-role',0.93,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','1546b28f8c6d0db161f545a18a0c5d55','2026-11-21 16:44:32.435924','skipped',1,7,NULL);
INSERT INTO "proposal" VALUES(8,2,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.role-name',0.48,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','d2871984265e4ee4d8088d2c9979d61c','2026-11-21 16:44:32.435924','flagged',1,8,NULL);
INSERT INTO "proposal" VALUES(9,2,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",false,"42 of 69 is not 60 %"]]','test-rules 1','a9fdf27facbbf2a6d0c41dee08816ad7','2026-11-21 16:44:32.435924','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(10,1,'office','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế','',NULL,'[]','reviewer',NULL,'2026-03-02 08:00:30.000000','added',1,4,4);
INSERT INTO "proposal" VALUES(11,2,'office','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế','',NULL,'[]','reviewer',NULL,'2026-03-02 08:00:40.000000','withdrawn',2,NULL,NULL);
CREATE TABLE reviewer (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	article INTEGER, 
	fact INTEGER, 
	CONSTRAINT pk_reviewer PRIMARY KEY (id), 
	CONSTRAINT uq_reviewer_name UNIQUE (name), 
	CONSTRAINT fk_reviewer_article FOREIGN KEY(article) REFERENCES article (position), 
	CONSTRAINT fk_reviewer_fact FOREIGN KEY(fact) REFERENCES proposal (id)
);
INSERT INTO "reviewer" VALUES(1,'lan','2026-11-21 16:44:32.448168',2,7);
INSERT INTO "reviewer" VALUES(2,'minh','2026-11-21 16:44:32.459534',NULL,NULL);
CREATE INDEX ix_proposal_queue ON proposal (article, start, "end") WHERE state = 'pending';
CREATE INDEX ix_proposal_tally ON proposal (kind, state);
CREATE INDEX ix_proposal_verified ON proposal (article) WHERE (state = 'accepted' OR state = 'corrected' OR state = 'added');
CREATE UNIQUE INDEX uq_decision_proposal_version ON decision (proposal, version);
CREATE INDEX ix_decision_reviewer ON decision (reviewer, id);
CREATE TRIGGER refuse_decision_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER refuse_decision_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;
CREATE TRIGGER refuse_article_update BEFORE UPDATE OF position, id, sha256, text ON article BEGIN SELECT RAISE(ABORT, 'the text of an article is never changed'); END;
CREATE TRIGGER refuse_proposal_update BEFORE UPDATE OF "id", "article", "kind", "fields", "start", "end", "spans", "quote", "rule", "confidence", "checks", "origin", "fingerprint", "proposed_at" ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal is never changed'); END;
COMMIT;
