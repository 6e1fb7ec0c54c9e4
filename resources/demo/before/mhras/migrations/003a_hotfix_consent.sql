-- ============================================================================
-- Migration: Hotfix for consent
-- Purpose: tried on one environment, never committed
-- Date: 2026-02-10
-- Author: R. Okafor
-- Prerequisites: 001_initial_schema
-- ============================================================================

CREATE INDEX consent_granted ON consent (granted);

-- varve:down
DROP INDEX IF EXISTS consent_granted;
