-- ============================================================================
-- Migration: Data science schema
-- Purpose: Experiment tracking, data versioning and the feature store
-- Date: 2026-02-06
-- Author: R. Okafor
-- Version: 1.0.0
-- Database: main
-- Prerequisites: 001_initial_schema, 002_resources_schema
-- ============================================================================

-- Experiment tracking -------------------------------------------------------

CREATE TABLE IF NOT EXISTS experiments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name varchar(160) NOT NULL UNIQUE,
    description text,
    owner varchar(120) NOT NULL,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    experiment_id INTEGER NOT NULL REFERENCES experiments (id) ON DELETE CASCADE,
    status varchar(20) NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'finished', 'failed', 'killed')),
    parameters TEXT,
    code_version varchar(64),
    started_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TEXT
);

CREATE INDEX IF NOT EXISTS runs_experiment ON runs (experiment_id, started_at);

CREATE TABLE IF NOT EXISTS metrics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    name varchar(120) NOT NULL,
    value REAL NOT NULL,
    step integer NOT NULL DEFAULT 0,
    recorded_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (run_id, name, step)
);

CREATE TABLE IF NOT EXISTS artifacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    kind varchar(20) NOT NULL CHECK (kind IN ('model', 'plot', 'data', 'log')),
    path varchar(400) NOT NULL,
    size_bytes bigint,
    checksum varchar(64),
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX IF NOT EXISTS artifacts_run ON artifacts (run_id);

-- Data versioning -----------------------------------------------------------

CREATE TABLE IF NOT EXISTS dataset_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset varchar(160) NOT NULL,
    version varchar(40) NOT NULL,
    row_count bigint,
    statistics TEXT,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (dataset, version)
);

CREATE TABLE IF NOT EXISTS data_lineage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_version_id INTEGER NOT NULL REFERENCES dataset_versions (id),
    target_version_id INTEGER NOT NULL REFERENCES dataset_versions (id),
    transformation varchar(400) NOT NULL,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CHECK (source_version_id <> target_version_id)
);

CREATE INDEX IF NOT EXISTS data_lineage_target ON data_lineage (target_version_id);

CREATE TABLE IF NOT EXISTS drift_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    baseline_id INTEGER NOT NULL REFERENCES dataset_versions (id),
    compared_id INTEGER NOT NULL REFERENCES dataset_versions (id),
    drift_score NUMERIC(6,5) NOT NULL,
    report TEXT,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Features ------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS features (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name varchar(160) NOT NULL,
    entity varchar(60) NOT NULL,
    transformation text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS feature_values (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feature_id INTEGER NOT NULL REFERENCES features (id) ON DELETE CASCADE,
    entity_id varchar(64) NOT NULL,
    value REAL,
    computed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX IF NOT EXISTS feature_values_entity ON feature_values (feature_id, entity_id);

CREATE VIEW latest_drift AS
    SELECT d.dataset, d.version, r.drift_score, r.created_at
    FROM drift_reports r
    JOIN dataset_versions d ON d.id = r.compared_id;

-- varve:verify
SELECT count(*) FROM experiments;        -- expect: 0
SELECT count(*) FROM dataset_versions;   -- expect: 0
SELECT count(*) FROM features;           -- expect: 0

-- varve:down
DROP VIEW IF EXISTS latest_drift;
DROP TABLE IF EXISTS feature_values;
DROP TABLE IF EXISTS features;
DROP TABLE IF EXISTS drift_reports;
DROP TABLE IF EXISTS data_lineage;
DROP TABLE IF EXISTS dataset_versions;
DROP TABLE IF EXISTS artifacts;
DROP TABLE IF EXISTS metrics;
DROP TABLE IF EXISTS runs;
DROP TABLE IF EXISTS experiments;
