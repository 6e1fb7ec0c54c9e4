-- ============================================================================
-- Migration: Review deadlines
-- Purpose: Every waiting review gets a deadline, and those overdue are found quickly
-- Date: 2026-02-11
-- Author: M. Haas
-- Version: 1.1.0
-- Database: main
-- Prerequisites: 001_initial_schema
-- ============================================================================

-- This file is wrong on purpose: the third statement names a column that does not exist.
CREATE TABLE review_deadlines (
    review_id bigint PRIMARY KEY REFERENCES human_review_queue (id) ON DELETE CASCADE,
    due_at timestamp NOT NULL,
    reminded integer NOT NULL DEFAULT 0
);

CREATE INDEX review_deadlines_due ON review_deadlines (due_at);

CREATE INDEX human_review_queue_assignee
    ON human_review_queue (asigned_to, status);

CREATE VIEW overdue_reviews AS
    SELECT q.id, q.assigned_to, d.due_at
    FROM human_review_queue q
    JOIN review_deadlines d ON d.review_id = q.id
    WHERE q.status <> 'closed' AND d.due_at < CURRENT_TIMESTAMP;

-- varve:verify
SELECT count(*) FROM overdue_reviews;   -- expect: 0

-- varve:down
DROP VIEW IF EXISTS overdue_reviews;
DROP INDEX IF EXISTS human_review_queue_assignee;
DROP TABLE IF EXISTS review_deadlines;
