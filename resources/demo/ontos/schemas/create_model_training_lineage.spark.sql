-- ============================================================================
-- Migration: Create model_training_lineage
-- Purpose: Which model was trained with which Training Sheet, from the deployed model back to its source data
-- Date: 2026-02-07
-- Author: Ontos ML team
-- Prerequisites: None
-- ============================================================================

CREATE TABLE IF NOT EXISTS `${catalog}`.`${schema}`.model_training_lineage (
    id                        STRING,
    model_name                STRING NOT NULL,
    model_version             STRING,
    model_registry_path       STRING,
    training_sheet_id         STRING NOT NULL,
    training_sheet_name       STRING,
    training_job_id           STRING,
    training_run_id           STRING,
    training_started_at       TIMESTAMP,
    training_completed_at     TIMESTAMP,
    training_duration_seconds INT,
    base_model                STRING,
    training_params           VARIANT,
    final_loss                DOUBLE,
    final_accuracy            DOUBLE,
    training_metrics          VARIANT,
    training_examples_count   INT,
    validation_examples_count INT,
    deployment_status         STRING,
    deployed_at               TIMESTAMP,
    deployed_by               STRING,
    deployment_endpoint       STRING,
    data_lineage              VARIANT,
    compliance_notes          STRING,
    created_at                TIMESTAMP,
    created_by                STRING,
    updated_at                TIMESTAMP,
    updated_by                STRING
) USING DELTA
COMMENT 'Lineage of trained models';

-- Verify migration
SHOW TABLES IN `${catalog}`.`${schema}` LIKE 'model_training_lineage';
DESCRIBE TABLE EXTENDED `${catalog}`.`${schema}`.model_training_lineage;
SELECT COUNT(*) FROM `${catalog}`.`${schema}`.model_training_lineage;

-- varve:down
DROP TABLE IF EXISTS `${catalog}`.`${schema}`.model_training_lineage;
