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
Bài số 0.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(1,'bai-1','d5c4c37c33623bfe622f3ad76afb1839940fc6385c1b836414043ea152b5c403','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 1.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(2,'bai-2','9adecd44c2bb11fee13f8e4df124cf8a71728be21b1968207c54f9f127b3f583','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 2.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(3,'bai-3','8297f350845640ac48bbf6e42e6649aa6826e25ca6244f21db66f7f2a07fcf96','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 3.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(4,'bai-4','74b762c489d6abec98945c66e8266faceda1263014eab1eaa1809a9bc813f377','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 4.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(5,'bai-5','7c4ffd3da2026371d189d3a9e24bed9f60a2eb3d465b1d2540ac8dad91b283cf','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 5.','','','','','','2026-11-21 19:16:02.255803');
INSERT INTO "article" VALUES(6,'bai-6','d5ac6032648a0d7d2e1cc2150d288c1c8ca0888a0a237e0bb918bfd5ac8d7031','😀 Hội nghị tổng kết
Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.
Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội.
Bài số 6.','Không có đề xuất','','','','','2026-11-21 19:16:02.281328');
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
	batch INTEGER, 
	reason VARCHAR DEFAULT '' NOT NULL, 
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
	CONSTRAINT fk_decision_undoes FOREIGN KEY(undoes) REFERENCES decision (id), 
	CONSTRAINT fk_decision_batch FOREIGN KEY(batch) REFERENCES decision (id)
);
INSERT INTO "decision" VALUES(1,'e5d795db32bd484ca7db20ffd9619e00',1,1,1,'accept','2026-03-02 08:00:00.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "decision" VALUES(2,'c4fa0674573d4840b85a5fda53eb4dfb',2,1,1,'correct','2026-03-02 08:00:10.000000',2.5,'tên theo ảnh','{"person":"Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc',NULL,NULL,'');
INSERT INTO "decision" VALUES(3,'9bbef0821f0e415abc66c2d375d9ff8e',3,1,1,'reject','2026-03-02 08:00:20.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'wrong value');
INSERT INTO "decision" VALUES(4,'dae811f7abdf43f69df6e9c63dc5e7b1',4,1,2,'accept','2026-03-02 08:00:30.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "decision" VALUES(5,'6e91496eee7d4877bf133e33d5bceefa',4,2,2,'undo','2026-03-02 08:00:40.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,4,NULL,'');
INSERT INTO "decision" VALUES(6,'093de7c2921e451aa4e450649240941c',19,1,1,'add','2026-03-02 08:00:50.000000',2.5,'','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế',NULL,NULL,'');
INSERT INTO "decision" VALUES(7,'b4179bebe42b460b8590b5c76f80568b',20,1,2,'add','2026-03-02 08:01:00.000000',2.5,'','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',50,112,'{}','hủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế',NULL,NULL,'');
INSERT INTO "decision" VALUES(8,'a75f57894dc4422d9bb2b84d6e03d689',20,2,2,'undo','2026-03-02 08:01:10.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,7,NULL,'');
INSERT INTO "decision" VALUES(9,'2c893545f1ca4f05b007b9b303e46ff2',7,1,1,'skip','2026-03-02 08:01:20.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "decision" VALUES(10,'815bb57b51eb4ab6be08356816de3698',8,1,1,'flag','2026-03-02 08:01:30.000000',2.5,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "decision" VALUES(11,'adac6a9882c04463a77190c834fbcb25',11,1,1,'accept','2026-03-02 08:01:40.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,11,'');
INSERT INTO "decision" VALUES(12,'adac6a9882c04463a77190c834fbcb25.1',14,1,1,'accept','2026-03-02 08:01:40.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,11,'');
INSERT INTO "decision" VALUES(13,'adac6a9882c04463a77190c834fbcb25.2',17,1,1,'accept','2026-03-02 08:01:40.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,11,'');
INSERT INTO "decision" VALUES(14,'75fa37eb8d6d41ec8b5305818ab53b21',11,2,1,'undo','2026-03-02 08:01:50.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,11,14,'');
INSERT INTO "decision" VALUES(15,'75fa37eb8d6d41ec8b5305818ab53b21.1',14,2,1,'undo','2026-03-02 08:01:50.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,12,14,'');
INSERT INTO "decision" VALUES(16,'75fa37eb8d6d41ec8b5305818ab53b21.2',17,2,1,'undo','2026-03-02 08:01:50.000000',0.0,'',NULL,NULL,NULL,NULL,NULL,13,14,'');
INSERT INTO "decision" VALUES(17,'785ecb9996aa4b91825b5ed318e4eac5',11,3,1,'accept','2026-03-02 08:02:00.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,17,'');
INSERT INTO "decision" VALUES(18,'785ecb9996aa4b91825b5ed318e4eac5.1',14,3,1,'accept','2026-03-02 08:02:00.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,17,'');
INSERT INTO "decision" VALUES(19,'785ecb9996aa4b91825b5ed318e4eac5.2',17,3,1,'accept','2026-03-02 08:02:00.000000',2.0,'',NULL,NULL,NULL,NULL,NULL,NULL,17,'');
INSERT INTO "decision" VALUES(20,'66380a06fd10452796f4ceba6cd16b38',12,1,2,'reject','2026-03-02 08:02:10.000000',1.5,'',NULL,NULL,NULL,NULL,NULL,NULL,20,'said twice');
INSERT INTO "decision" VALUES(21,'66380a06fd10452796f4ceba6cd16b38.1',15,1,2,'reject','2026-03-02 08:02:10.000000',1.5,'',NULL,NULL,NULL,NULL,NULL,NULL,20,'said twice');
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema_version','2');
INSERT INTO "meta" VALUES('made_at','2026-11-21T19:16:02+00:00');
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
	likeness VARCHAR DEFAULT '' NOT NULL, 
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
INSERT INTO "proposal" VALUES(1,0,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','502dd7d9458567c5f073f6216ea7a903','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','accepted',1,1,NULL);
INSERT INTO "proposal" VALUES(2,0,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','9ecc8cf79c4e186d470d502a8058ec27','5bc09b680de71640f5540b477b5d6a30','2026-11-21 19:16:02.255803','corrected',1,2,2);
INSERT INTO "proposal" VALUES(3,0,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','4cd05e7f36139873323455d7405f783e','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','rejected',1,3,NULL);
INSERT INTO "proposal" VALUES(4,1,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','7dbe20bb39fcf35f00431216dd5755fc','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','pending',2,NULL,NULL);
INSERT INTO "proposal" VALUES(5,1,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','58ef51b6cd2528cf23344a509ba3a329','89151ebdb02ad4b14e375d5d2bd22dd5','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(6,1,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','41d9405305437460410432eb591a36b3','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(7,2,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','1546b28f8c6d0db161f545a18a0c5d55','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','skipped',1,9,NULL);
INSERT INTO "proposal" VALUES(8,2,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','d2871984265e4ee4d8088d2c9979d61c','89151ebdb02ad4b14e375d5d2bd22dd5','2026-11-21 19:16:02.255803','flagged',1,10,NULL);
INSERT INTO "proposal" VALUES(9,2,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','a9fdf27facbbf2a6d0c41dee08816ad7','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(10,3,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','22943fb3921a39dfc72fadf4e6de9537','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(11,3,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','f129157f09dc0d25475d73f8d44e2521','89151ebdb02ad4b14e375d5d2bd22dd5','2026-11-21 19:16:02.255803','accepted',3,17,NULL);
INSERT INTO "proposal" VALUES(12,3,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','a88a26ae99d9e91c0cc41c21a021d64c','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','rejected',1,20,NULL);
INSERT INTO "proposal" VALUES(13,4,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','1136c7b459290ee194f90962fa91e705','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(14,4,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','95d65e85215e8d98b46b900787484112','89151ebdb02ad4b14e375d5d2bd22dd5','2026-11-21 19:16:02.255803','accepted',3,18,NULL);
INSERT INTO "proposal" VALUES(15,4,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','5b1a498c952396db0ae2baca4bda40f1','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','rejected',1,21,NULL);
INSERT INTO "proposal" VALUES(16,5,'office','{"person":"Trần Văn Bền","role":"Chủ tịch"}',35,57,'{"person":[[35,47]],"role":[[49,57]]}','Trần Văn Bền, Chủ tịch','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','84c2edae1a8922251cf0e08d545caf83','06c1046c6a420d1b7180578235b61726','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(17,5,'office','{"person":"Lê Thị Mận","role":"Giám đốc"}',84,104,'{"person":[[84,94]],"role":[[96,104]]}','Lê Thị Mận, Giám đốc','office.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','5c42ed714bd044ca3efb0f4eabf5fd0a','89151ebdb02ad4b14e375d5d2bd22dd5','2026-11-21 19:16:02.255803','accepted',3,19,NULL);
INSERT INTO "proposal" VALUES(18,5,'statistic','{"subject":"tổ chức cơ sở đảng","value":42}',130,154,'{}','42/69 tổ chức cơ sở đảng','statistic.test',0.875,'[["adds-up",true,"42 of 69 is 60.87 %"]]','test-rules 1','9005a6ab632d5d73f3da4c3c80e04a09','3727db475f1ad82cfd8e089fa8f21b55','2026-11-21 19:16:02.255803','pending',0,NULL,NULL);
INSERT INTO "proposal" VALUES(19,1,'office','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',84,112,'{}','Lê Thị Mận, Giám đốc Sở Y tế','',NULL,'[]','reviewer',NULL,'7bab1ea390590b3f7384ae09fb4930f7','2026-03-02 08:00:50.000000','added',1,6,6);
INSERT INTO "proposal" VALUES(20,1,'office','{"person":"Lê Thị Mận","role":"Giám đốc","organisation":"Sở Y tế"}',50,112,'{}','hủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế','',NULL,'[]','reviewer',NULL,'7bab1ea390590b3f7384ae09fb4930f7','2026-03-02 08:01:00.000000','withdrawn',2,NULL,NULL);
CREATE TABLE reviewer (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	article INTEGER, 
	fact INTEGER, 
	settings VARCHAR DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_reviewer PRIMARY KEY (id), 
	CONSTRAINT uq_reviewer_name UNIQUE (name), 
	CONSTRAINT fk_reviewer_article FOREIGN KEY(article) REFERENCES article (position), 
	CONSTRAINT fk_reviewer_fact FOREIGN KEY(fact) REFERENCES proposal (id)
);
INSERT INTO "reviewer" VALUES(1,'lan','2026-11-21 19:16:02.295277',2,7,'{"order":"rule"}');
INSERT INTO "reviewer" VALUES(2,'minh','2026-11-21 19:16:02.358916',NULL,NULL,'{}');
CREATE TABLE saved_filter (
	reviewer INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	line VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_saved_filter PRIMARY KEY (reviewer, name), 
	CONSTRAINT fk_saved_filter_reviewer FOREIGN KEY(reviewer) REFERENCES reviewer (id)
);
INSERT INTO "saved_filter" VALUES(1,'mine','kind:office','2026-11-21 19:16:02.522034');
CREATE TABLE search_text (
	place INTEGER NOT NULL, 
	words VARCHAR NOT NULL, 
	tags VARCHAR NOT NULL, 
	standing VARCHAR NOT NULL, 
	CONSTRAINT pk_search_text PRIMARY KEY (place)
);
INSERT INTO "search_text" VALUES(1,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_saccepted _v1');
INSERT INTO "search_text" VALUES(2,'le thi man giam doc','_koffice _l5bc09b680de71640f5540b477b5d6a30 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_scorrected _v1');
INSERT INTO "search_text" VALUES(3,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_srejected _v1');
INSERT INTO "search_text" VALUES(4294967300,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(4294967301,'le thi man giam doc','_koffice _l89151ebdb02ad4b14e375d5d2bd22dd5 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(4294967302,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(4294967315,'le thi man giam doc so y te','_koffice _l7bab1ea390590b3f7384ae09fb4930f7 _a _thoi _tnghi _ttong _tket','_sadded _v1');
INSERT INTO "search_text" VALUES(4294967316,'hu tich ubnd tinh binh son va ba le thi man giam doc so y te','_koffice _l7bab1ea390590b3f7384ae09fb4930f7 _a _thoi _tnghi _ttong _tket','_swithdrawn');
INSERT INTO "search_text" VALUES(8589934599,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_sskipped _v1');
INSERT INTO "search_text" VALUES(8589934600,'le thi man giam doc','_koffice _l89151ebdb02ad4b14e375d5d2bd22dd5 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_sflagged _v1');
INSERT INTO "search_text" VALUES(8589934601,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(12884901898,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(12884901899,'le thi man giam doc','_koffice _l89151ebdb02ad4b14e375d5d2bd22dd5 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_saccepted _v1');
INSERT INTO "search_text" VALUES(12884901900,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_srejected _v2');
INSERT INTO "search_text" VALUES(17179869197,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(17179869198,'le thi man giam doc','_koffice _l89151ebdb02ad4b14e375d5d2bd22dd5 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_saccepted _v1');
INSERT INTO "search_text" VALUES(17179869199,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_srejected _v2');
INSERT INTO "search_text" VALUES(21474836496,'tran van ben chu tich','_koffice _l06c1046c6a420d1b7180578235b61726 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
INSERT INTO "search_text" VALUES(21474836497,'le thi man giam doc','_koffice _l89151ebdb02ad4b14e375d5d2bd22dd5 _r26e7e6ac22575d22 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_saccepted _v1');
INSERT INTO "search_text" VALUES(21474836498,'42 69 to chuc co so dang','_kstatistic _l3727db475f1ad82cfd8e089fa8f21b55 _r9346c888ef192b11 _p88 _c8 _ya26ce2e1543aa438 _thoi _tnghi _ttong _tket','_spending');
CREATE TABLE tally (
	kind VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	times INTEGER NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (kind, rule, state)
);
INSERT INTO "tally" VALUES('office','office.test','pending',5);
INSERT INTO "tally" VALUES('statistic','statistic.test','pending',3);
INSERT INTO "tally" VALUES('office','office.test','accepted',4);
INSERT INTO "tally" VALUES('office','office.test','corrected',1);
INSERT INTO "tally" VALUES('statistic','statistic.test','rejected',3);
INSERT INTO "tally" VALUES('office','','pending',0);
INSERT INTO "tally" VALUES('office','','added',1);
INSERT INTO "tally" VALUES('office','','withdrawn',1);
INSERT INTO "tally" VALUES('office','office.test','skipped',1);
INSERT INTO "tally" VALUES('office','office.test','flagged',1);
CREATE INDEX ix_proposal_alike ON proposal (likeness) WHERE state = 'pending';
CREATE INDEX ix_proposal_tally ON proposal (kind, state);
CREATE INDEX ix_proposal_rule ON proposal (rule, confidence) WHERE state = 'pending';
CREATE INDEX ix_proposal_queue ON proposal (article, start, "end") WHERE state = 'pending';
CREATE INDEX ix_proposal_verified ON proposal (article) WHERE (state = 'accepted' OR state = 'corrected' OR state = 'added');
CREATE UNIQUE INDEX uq_decision_proposal_version ON decision (proposal, version);
CREATE INDEX ix_decision_reviewer ON decision (reviewer, id);
CREATE INDEX ix_decision_batch ON decision (batch) WHERE batch IS NOT NULL;
CREATE TRIGGER refuse_decision_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER refuse_decision_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;
CREATE TRIGGER refuse_article_update BEFORE UPDATE OF position, id, sha256, text ON article BEGIN SELECT RAISE(ABORT, 'the text of an article is never changed'); END;
CREATE TRIGGER refuse_proposal_update BEFORE UPDATE OF "id", "article", "kind", "fields", "start", "end", "spans", "quote", "rule", "confidence", "checks", "origin", "fingerprint", "proposed_at" ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal is never changed'); END;
CREATE TRIGGER tally_state AFTER UPDATE OF state ON proposal WHEN old.state <> new.state BEGIN
    UPDATE tally SET times = times - 1 WHERE kind = new.kind AND rule = CASE WHEN new.fingerprint IS NULL THEN '' ELSE new.rule END AND state = old.state;
    INSERT INTO tally (kind, rule, state, times) VALUES (new.kind, CASE WHEN new.fingerprint IS NULL THEN '' ELSE new.rule END, new.state, 1)
        ON CONFLICT (kind, rule, state) DO UPDATE SET times = times + 1;
END;
CREATE VIRTUAL TABLE search_index USING fts5(
    words, tags, standing, content='search_text', content_rowid='place', tokenize="ascii tokenchars '_'", columnsize=0
);
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 33554432);
INSERT INTO search_index (search_index) VALUES ('rebuild');
COMMIT;
