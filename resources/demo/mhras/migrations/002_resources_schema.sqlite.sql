-- ============================================================================
-- Migration: Resources schema
-- Purpose: Recommendation resources and the catalog that they are chosen from
-- Date: 2026-02-06
-- Author: M. Haas
-- Version: 1.0.0
-- Database: main
-- Prerequisites: 001_initial_schema
-- ============================================================================

CREATE TABLE IF NOT EXISTS resource_catalog (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code varchar(40) NOT NULL UNIQUE,
    title varchar(200) NOT NULL,
    category varchar(60) NOT NULL,
    language varchar(8) NOT NULL DEFAULT 'en',
    url varchar(400),
    is_active INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX IF NOT EXISTS resource_catalog_category ON resource_catalog (category, is_active);

CREATE TABLE IF NOT EXISTS resources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prediction_id INTEGER NOT NULL REFERENCES predictions (id) ON DELETE CASCADE,
    catalog_id INTEGER NOT NULL REFERENCES resource_catalog (id),
    rank integer NOT NULL CHECK (rank > 0),
    reason varchar(400),
    recommended_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (prediction_id, catalog_id)
);

CREATE INDEX IF NOT EXISTS resources_catalog ON resources (catalog_id);

CREATE VIEW recommended_resources AS
    SELECT r.prediction_id, c.code, c.title, r.rank
    FROM resources r
    JOIN resource_catalog c ON c.id = r.catalog_id
    WHERE c.is_active = 1;

-- varve:verify
SELECT count(*) FROM resource_catalog;   -- expect: 0
SELECT count(*) FROM resources;          -- expect: 0

-- varve:down
DROP VIEW IF EXISTS recommended_resources;
DROP TABLE IF EXISTS resources;
DROP TABLE IF EXISTS resource_catalog;
