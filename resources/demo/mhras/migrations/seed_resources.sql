-- ============================================================================
-- Migration: Sample resources
-- Purpose: A few catalog entries for trying out recommendations
-- Date: 2026-02-06
-- Author: M. Haas
-- Database: main
-- Prerequisites: 002_resources_schema
-- ============================================================================

INSERT INTO resource_catalog (code, title, category, language) VALUES
    ('breathing', 'Breathing exercise', 'self-help', 'en'),
    ('helpline', 'Helpline, day and night', 'urgent', 'en'),
    ('sleep-de', 'Besser schlafen', 'self-help', 'de');

-- varve:down
DELETE FROM resource_catalog WHERE code IN ('breathing', 'helpline', 'sleep-de');
