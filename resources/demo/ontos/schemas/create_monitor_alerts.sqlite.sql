-- ============================================================================
-- Migration: Create monitor_alerts
-- Purpose: Monitoring alerts for deployed model endpoints
-- Date: 2026-02-08
-- Author: Ontos ML team
-- Prerequisites: None
-- ============================================================================

CREATE TABLE IF NOT EXISTS "${schema}".monitor_alerts (
    id              TEXT PRIMARY KEY,
    endpoint_id     TEXT,
    alert_type      TEXT,
    threshold       REAL,
    condition       TEXT,
    status          TEXT,
    triggered_at    TEXT,
    acknowledged_at TEXT,
    acknowledged_by TEXT,
    resolved_at     TEXT,
    current_value   REAL,
    message         TEXT,
    created_at      TEXT
);

-- Verify migration
SELECT name FROM "${schema}".sqlite_master WHERE type = 'table' AND name = 'monitor_alerts';   -- expect: monitor_alerts
SELECT count(*) FROM pragma_table_info('monitor_alerts', '${schema}');   -- expect: 13
SELECT COUNT(*) FROM "${schema}".monitor_alerts;   -- expect: 0

-- varve:down
DROP TABLE IF EXISTS "${schema}".monitor_alerts;
