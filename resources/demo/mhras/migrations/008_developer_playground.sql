-- ============================================================================
-- Migration: Developer playground
-- Purpose: A table to try things in; only where developers work
-- Date: 2026-02-12
-- Author: R. Okafor
-- Version: 1.1.0
-- Database: main
-- Environments: dev
-- ============================================================================

CREATE TABLE IF NOT EXISTS playground (
    id integer PRIMARY KEY,
    note text
);

-- varve:down
DROP TABLE IF EXISTS playground;
