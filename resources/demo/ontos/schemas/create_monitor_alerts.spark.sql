-- ============================================================================
-- Migration: Create monitor_alerts
-- Purpose: Monitoring alerts for deployed model endpoints
-- Date: 2026-02-08
-- Author: Ontos ML team
-- Prerequisites: None
-- ============================================================================

CREATE TABLE IF NOT EXISTS `${catalog}`.`${schema}`.monitor_alerts (
    id              STRING,
    endpoint_id     STRING,
    alert_type      STRING,
    threshold       DOUBLE,
    condition       STRING,
    status          STRING,
    triggered_at    TIMESTAMP,
    acknowledged_at TIMESTAMP,
    acknowledged_by STRING,
    resolved_at     TIMESTAMP,
    current_value   DOUBLE,
    message         STRING,
    created_at      TIMESTAMP
) USING DELTA
COMMENT 'Monitoring alerts for deployed model endpoints';

-- Verify migration
SHOW TABLES IN `${catalog}`.`${schema}` LIKE 'monitor_alerts';
DESCRIBE TABLE EXTENDED `${catalog}`.`${schema}`.monitor_alerts;
SELECT COUNT(*) FROM `${catalog}`.`${schema}`.monitor_alerts;

-- varve:down
DROP TABLE IF EXISTS `${catalog}`.`${schema}`.monitor_alerts;
