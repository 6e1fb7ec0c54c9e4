-- ============================================================================
-- Migration: Initial schema
-- Purpose: Predictions with their audit trail, consent and the queue for human review
-- Date: 2026-02-06
-- Author: M. Haas
-- Version: 1.0.0
-- Database: main
-- Prerequisites: None
-- ============================================================================

CREATE TABLE IF NOT EXISTS predictions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_id varchar(64) NOT NULL,
    model_name varchar(120) NOT NULL,
    model_version varchar(40) NOT NULL,
    risk_score numeric(4,3) NOT NULL CHECK (risk_score >= 0 AND risk_score <= 1),
    risk_level varchar(16) NOT NULL CHECK (risk_level IN ('low', 'moderate', 'high', 'critical')),
    confidence numeric(4,3),
    features_used jsonb,
    lineage jsonb,
    legacy_score double precision,
    created_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS predictions_subject ON predictions (subject_id, created_at);
CREATE INDEX IF NOT EXISTS predictions_risk_level ON predictions (risk_level);

CREATE TABLE IF NOT EXISTS audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_type varchar(60) NOT NULL,
    actor varchar(120) NOT NULL,
    prediction_id bigint REFERENCES predictions (id) ON DELETE SET NULL,
    details jsonb,
    occurred_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS audit_log_occurred ON audit_log (occurred_at);
CREATE INDEX IF NOT EXISTS audit_log_prediction ON audit_log (prediction_id);

CREATE TABLE IF NOT EXISTS consent (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject_id varchar(64) NOT NULL,
    data_type varchar(40) NOT NULL,
    granted boolean NOT NULL DEFAULT false,
    granted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    UNIQUE (subject_id, data_type)
);

CREATE TABLE IF NOT EXISTS human_review_queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    prediction_id bigint NOT NULL REFERENCES predictions (id) ON DELETE CASCADE,
    priority integer NOT NULL DEFAULT 3 CHECK (priority BETWEEN 1 AND 5),
    status varchar(20) NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'assigned', 'escalated', 'closed')),
    assigned_to varchar(120),
    escalated_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS human_review_queue_status ON human_review_queue (status, priority);

CREATE VIEW high_risk_waiting AS
    SELECT q.id AS review_id, p.subject_id, p.risk_score, q.priority, q.created_at
    FROM human_review_queue q
    JOIN predictions p ON p.id = q.prediction_id
    WHERE q.status = 'waiting' AND p.risk_level IN ('high', 'critical');

-- varve:verify
SELECT count(*) FROM predictions;          -- expect: 0
SELECT count(*) FROM audit_log;            -- expect: 0
SELECT count(*) FROM consent;              -- expect: 0
SELECT count(*) FROM human_review_queue;   -- expect: 0

-- varve:down
DROP VIEW IF EXISTS high_risk_waiting;
DROP TABLE IF EXISTS human_review_queue;
DROP TABLE IF EXISTS consent;
DROP TABLE IF EXISTS audit_log;
DROP TABLE IF EXISTS predictions;
