-- ============================================================================
-- Migration: Review notes
-- Purpose: Superseded by 004_review_deadlines before it ran anywhere
-- Date: 2026-02-09
-- Author: M. Haas
-- Database: main
-- ============================================================================

CREATE TABLE review_notes (
    review_id bigint NOT NULL,
    note text NOT NULL
);
