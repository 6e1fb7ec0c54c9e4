-- ============================================================================
-- Migration: Unique features
-- Purpose: One definition for each feature, entity and version; the file is compacted before
-- Date: 2026-02-12
-- Author: R. Okafor
-- Version: 1.1.0
-- Database: main
-- Prerequisites: 003_data_science_schema
-- ============================================================================

-- VACUUM cannot run in a transaction, so each of these statements commits by itself.
CREATE INDEX IF NOT EXISTS features_entity ON features (entity);

VACUUM;

CREATE UNIQUE INDEX features_identity ON features (name, entity, version);

-- varve:down
DROP INDEX IF EXISTS features_identity;
DROP INDEX IF EXISTS features_entity;
