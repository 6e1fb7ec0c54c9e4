-- ============================================================================
-- Migration: Create model_training_lineage
-- Purpose: Which model was trained with which Training Sheet, from the deployed model back to its source data
-- Date: 2026-02-07
-- Author: Ontos ML team
-- Prerequisites: None
-- ============================================================================

CREATE TABLE IF NOT EXISTS "${schema}".model_training_lineage (
    id                        TEXT PRIMARY KEY,
    model_name                TEXT NOT NULL,
    model_version             TEXT,
    model_registry_path       TEXT,
    training_sheet_id         TEXT NOT NULL,
    training_sheet_name       TEXT,
    training_job_id           TEXT,
    training_run_id           TEXT,
    training_started_at       TEXT,
    training_completed_at     TEXT,
    training_duration_seconds INTEGER,
    base_model                TEXT,
    training_params           TEXT,
    final_loss                REAL,
    final_accuracy            REAL,
    training_metrics          TEXT,
    training_examples_count   INTEGER,
    validation_examples_count INTEGER,
    deployment_status         TEXT,
    deployed_at               TEXT,
    deployed_by               TEXT,
    deployment_endpoint       TEXT,
    data_lineage              TEXT,
    compliance_notes          TEXT,
    created_at                TEXT,
    created_by                TEXT,
    updated_at                TEXT,
    updated_by                TEXT
);

-- Verify migration
SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name = 'model_training_lineage';   -- expect: model_training_lineage
SELECT count(*) FROM pragma_table_info('model_training_lineage', '${schema}');   -- expect: 28
SELECT COUNT(*) FROM "${schema}".model_training_lineage;   -- expect: 0

-- varve:down
DROP TABLE IF EXISTS "${schema}".model_training_lineage;
