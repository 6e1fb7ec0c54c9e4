-- ============================================================================
-- Migration: Workspace of each row
-- Purpose: First step of multi-tenancy; not decided yet
-- Date: 2026-03-02
-- Author: M. Haas
-- Version: 2.0.0
-- Database: main
-- Prerequisites: 001_initial_schema
-- ============================================================================

ALTER TABLE predictions ADD COLUMN workspace_id varchar(40);
ALTER TABLE audit_log ADD COLUMN workspace_id varchar(40);
ALTER TABLE human_review_queue ADD COLUMN workspace_id varchar(40);

-- varve:down
ALTER TABLE human_review_queue DROP COLUMN workspace_id;
ALTER TABLE audit_log DROP COLUMN workspace_id;
ALTER TABLE predictions DROP COLUMN workspace_id;
