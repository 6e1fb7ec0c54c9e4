-- ============================================================================
-- Migration: Drop the legacy score
-- Purpose: The score of the old model is no longer read by anything
-- Date: 2026-02-12
-- Author: M. Haas
-- Version: 1.1.0
-- Database: main
-- Prerequisites: 001_initial_schema
-- ============================================================================

ALTER TABLE predictions DROP COLUMN legacy_score;

-- varve:down
-- The column comes back, its values do not.
ALTER TABLE predictions ADD COLUMN legacy_score double precision;
