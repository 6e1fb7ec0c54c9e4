-- ============================================================================
-- Migration: Model registry
-- Purpose: Which model is in use, and since when
-- Date: 2026-02-11
-- Author: R. Okafor
-- Version: 1.1.0
-- Database: main
-- Prerequisites: 003_data_science_schema
-- ============================================================================

CREATE TABLE model_registry (
    model_name varchar(120) NOT NULL,
    model_version varchar(40) NOT NULL,
    artifact_id bigint REFERENCES artifacts (id),
    stage varchar(20) NOT NULL DEFAULT '${default_stage}',
    promoted_at timestamp,
    PRIMARY KEY (model_name, model_version)
);

CREATE INDEX model_registry_stage ON model_registry (stage);

-- varve:verify
SELECT count(*) FROM model_registry;   -- expect: 0

-- varve:down
DROP TABLE IF EXISTS model_registry;
