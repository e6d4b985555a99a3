-- dataset
CREATE SCHEMA IF NOT EXISTS `acme-prod`.`shop`
OPTIONS (location = 'EU', description = 'What\'s sold', labels = [('team', 'finance')]);

-- table
CREATE TABLE `acme-prod`.`shop`.`orders_new`
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by day
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY `day`
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by month of a date
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY DATE_TRUNC(`day`, MONTH)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by hour of a timestamp
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY TIMESTAMP_TRUNC(`sold_at`, HOUR)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by year of a datetime
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY DATETIME_TRUNC(`local_at`, YEAR)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by range
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY RANGE_BUCKET(`id`, GENERATE_ARRAY(0, 1000, 100))
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table by ingestion time
CREATE TABLE `acme-prod`.`shop`.`orders_new`
(
  `id` INT64 NOT NULL,
  `customer` STRING,
  `amount` NUMERIC,
  `day` DATE,
  `local_at` DATETIME,
  `address` STRUCT<`city` STRING, lines ARRAY<STRING>>
)
PARTITION BY _PARTITIONDATE
;

INSERT INTO `acme-prod`.`shop`.`orders_new` (_PARTITIONTIME, `id`, `customer`, `amount`, `day`, `local_at`, `address`)
SELECT TIMESTAMP_TRUNC(CAST(`sold_at` AS TIMESTAMP), DAY), `id`, `customer`, `amount`, `day`, `local_at`, `address`
FROM (
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`
);

-- table by ingestion hour
CREATE TABLE `acme-prod`.`shop`.`orders_new`
(
  `id` INT64 NOT NULL,
  `customer` STRING,
  `amount` NUMERIC,
  `day` DATE,
  `local_at` DATETIME,
  `address` STRUCT<`city` STRING, lines ARRAY<STRING>>
)
PARTITION BY TIMESTAMP_TRUNC(_PARTITIONTIME, HOUR)
;

INSERT INTO `acme-prod`.`shop`.`orders_new` (_PARTITIONTIME, `id`, `customer`, `amount`, `day`, `local_at`, `address`)
SELECT TIMESTAMP_TRUNC(CAST(`sold_at` AS TIMESTAMP), HOUR), `id`, `customer`, `amount`, `day`, `local_at`, `address`
FROM (
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`
);

-- table with every option
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY `day`
CLUSTER BY `customer`, `id`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 2160 MINUTE),
  description = 'Orders, one row each.\nIt\'s \\ complete.',
  labels = [('team', 'finance'), ('cost_centre', '12')],
  tags = [('acme-prod/environment', 'production')],
  partition_expiration_days = 90,
  require_partition_filter = TRUE,
  kms_key_name = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k'
)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- hidden table
CREATE TABLE `acme-prod`.`shop`.`orders_new`
PARTITION BY `day`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table with required columns
CREATE TABLE `acme-prod`.`shop`.`orders_new`
(
  `id` INT64 NOT NULL,
  `customer` STRING,
  `amount` NUMERIC,
  `day` DATE,
  `sold_at` TIMESTAMP,
  `local_at` DATETIME,
  `address` STRUCT<`city` STRING, lines ARRAY<STRING>>
)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- table for new rows
CREATE TABLE `acme-prod`.`shop`.`orders_new`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- view
CREATE VIEW `acme-prod`.`shop`.`orders_view`
OPTIONS (
  description = 'Orders',
  labels = [('owner', 'ada'), ('team', 'finance')]
)
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- materialised view
CREATE MATERIALIZED VIEW `acme-prod`.`shop`.`orders_by_day`
PARTITION BY `day`
CLUSTER BY `day`
OPTIONS (
  enable_refresh = TRUE,
  refresh_interval_minutes = 60,
  max_staleness = INTERVAL "4:0:0" HOUR TO SECOND,
  allow_non_incremental_definition = TRUE
)
AS
SELECT day, SUM(amount) AS amount
FROM `acme-prod`.`shop`.`orders`
GROUP BY day;

-- view in place of a view
CREATE OR REPLACE VIEW `acme-prod`.`shop`.`orders_view`
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- view in place of a table
DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders`;

CREATE VIEW `acme-prod`.`shop`.`orders`
AS
SELECT id, customer, amount, day, sold_at, local_at, address
FROM `acme-prod`.`shop`.`orders`;

-- publish
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders_new`
OPTIONS (expiration_timestamp = NULL);

-- publish for some hours, in place of a view
DROP VIEW IF EXISTS `acme-prod`.`shop`.`orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders_new`
OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 120 MINUTE), require_partition_filter = TRUE, enable_change_history = TRUE);

-- clone
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders_new`
CLONE `acme-prod`.`shop`.`orders`
OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE));

-- clone of a table that wants a filter, under a key
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders_new`
CLONE `acme-prod`.`shop`.`orders`
OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE), require_partition_filter = FALSE, kms_key_name = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k');

-- publish under a key
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders_new`
OPTIONS (expiration_timestamp = NULL, kms_key_name = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k');

-- all of a table that wants a filter
SELECT id
FROM (SELECT * FROM `acme-prod`.`shop`.`orders` WHERE `day` IS NULL OR `day` IS NOT NULL) AS orders;

-- merge into a table that wants a filter
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
  AND (DBT_INTERNAL_DEST.`day` IS NULL OR DBT_INTERNAL_DEST.`day` IS NOT NULL)
WHEN MATCHED THEN UPDATE SET `amount` = DBT_INTERNAL_SOURCE.`amount`
WHEN NOT MATCHED THEN INSERT (`id`, `amount`) VALUES (DBT_INTERNAL_SOURCE.`id`, DBT_INTERNAL_SOURCE.`amount`);

DELETE FROM `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
WHERE EXISTS (
  SELECT 1 FROM `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
  WHERE DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
) AND (DBT_INTERNAL_DEST.`day` IS NULL OR DBT_INTERNAL_DEST.`day` IS NOT NULL);

-- transaction
BEGIN TRANSACTION;

DELETE FROM `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
WHERE EXISTS (
  SELECT 1 FROM `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
  WHERE DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
);

INSERT INTO `acme-prod`.`shop`.`orders` (`id`)
SELECT `id`
FROM `acme-prod`.`shop`.`orders_new`;

COMMIT TRANSACTION;

-- publish where the partitions were others
ALTER TABLE `acme-prod`.`shop`.`orders` RENAME TO `orders_former__strata_a1b2c3d4`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_a1b2c3d4`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders_former__strata_a1b2c3d4`;

-- publish where the partitions are the same
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_a1b2c3d4`
OPTIONS (expiration_timestamp = NULL);

-- batches
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING (
  SELECT *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`sold_at` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`sold_at` AS TIMESTAMP) < TIMESTAMP '2024-02-01 00:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`sold_at` >= TIMESTAMP '2024-01-31 00:00:00+00' AND DBT_INTERNAL_DEST.`sold_at` < TIMESTAMP '2024-02-01 00:00:00+00' AND (amount > 0) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `sold_at`) VALUES (`id`, `sold_at`);

MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING (
  SELECT *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`day` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`day` AS TIMESTAMP) < TIMESTAMP '2024-02-01 00:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`day` >= DATE '2024-01-31' AND DBT_INTERNAL_DEST.`day` < DATE '2024-02-01' AND (amount > 0) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `day`) VALUES (`id`, `day`);

MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING (
  SELECT *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`day` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`day` AS TIMESTAMP) < TIMESTAMP '2024-01-31 01:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND CAST(DBT_INTERNAL_DEST.`day` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(DBT_INTERNAL_DEST.`day` AS TIMESTAMP) < TIMESTAMP '2024-01-31 01:00:00+00' AND DBT_INTERNAL_DEST.`day` BETWEEN DATE '2024-01-31' AND DATE '2024-01-31' AND (amount > 0) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `day`) VALUES (`id`, `day`);

MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING (
  SELECT *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`local_at` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`local_at` AS TIMESTAMP) < TIMESTAMP '2024-01-31 01:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`local_at` >= DATETIME '2024-01-31 00:00:00' AND DBT_INTERNAL_DEST.`local_at` < DATETIME '2024-01-31 01:00:00' AND (amount > 0) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `local_at`) VALUES (`id`, `local_at`);

MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING (
  SELECT *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`local_at` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`local_at` AS TIMESTAMP) < TIMESTAMP '2024-01-31 01:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND CAST(DBT_INTERNAL_DEST.`local_at` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(DBT_INTERNAL_DEST.`local_at` AS TIMESTAMP) < TIMESTAMP '2024-01-31 01:00:00+00' AND (amount > 0) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `local_at`) VALUES (`id`, `local_at`);

-- a batch of a table by ingestion time
MERGE INTO `acme-prod`.`shop`.`orders_by_ingestion` AS DBT_INTERNAL_DEST
USING (
  SELECT TIMESTAMP_TRUNC(CAST(`sold_at` AS TIMESTAMP), DAY) AS strata_partition, *
  FROM `acme-prod`.`shop`.`orders_new`
  WHERE CAST(`sold_at` AS TIMESTAMP) >= TIMESTAMP '2024-01-31 00:00:00+00' AND CAST(`sold_at` AS TIMESTAMP) < TIMESTAMP '2024-02-01 00:00:00+00'
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST._PARTITIONTIME >= TIMESTAMP '2024-01-31 00:00:00+00' AND DBT_INTERNAL_DEST._PARTITIONTIME < TIMESTAMP '2024-02-01 00:00:00+00' THEN DELETE
WHEN NOT MATCHED THEN INSERT (_PARTITIONTIME, `id`) VALUES (strata_partition, `id`);

-- drop
DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders`;

DROP VIEW IF EXISTS `acme-prod`.`shop`.`orders_view`;

DROP MATERIALIZED VIEW IF EXISTS `acme-prod`.`shop`.`orders_by_day`;

-- append
INSERT INTO `acme-prod`.`shop`.`orders` (`id`, `amount`)
SELECT `id`, `amount`
FROM `acme-prod`.`shop`.`orders_new`;

-- merge
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
  AND DBT_INTERNAL_DEST.`customer` = DBT_INTERNAL_SOURCE.`customer`
  AND (DBT_INTERNAL_DEST.day > DATE "2024-01-01")
WHEN MATCHED THEN UPDATE SET `amount` = DBT_INTERNAL_SOURCE.`amount`
WHEN NOT MATCHED THEN INSERT (`id`, `customer`, `amount`) VALUES (DBT_INTERNAL_SOURCE.`id`, DBT_INTERNAL_SOURCE.`customer`, DBT_INTERNAL_SOURCE.`amount`);

-- delete and insert
DELETE FROM `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
WHERE EXISTS (
  SELECT 1 FROM `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
  WHERE DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
);

INSERT INTO `acme-prod`.`shop`.`orders` (`id`, `amount`)
SELECT `id`, `amount`
FROM `acme-prod`.`shop`.`orders_new`;

-- overwrite dynamic partitions
DECLARE dbt_partitions_for_replacement ARRAY<DATE>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT `day` IGNORE NULLS)
  FROM `acme-prod`.`shop`.`orders_new`
);
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`day` IN UNNEST(dbt_partitions_for_replacement) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`) VALUES (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`);

-- overwrite dynamic hours
DECLARE dbt_partitions_for_replacement ARRAY<TIMESTAMP>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT TIMESTAMP_TRUNC(`sold_at`, HOUR) IGNORE NULLS)
  FROM `acme-prod`.`shop`.`orders_new`
);
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND TIMESTAMP_TRUNC(DBT_INTERNAL_DEST.`sold_at`, HOUR) IN UNNEST(dbt_partitions_for_replacement) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`) VALUES (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`);

-- overwrite dynamic ranges
DECLARE strata_first INT64;
DECLARE strata_last INT64;
DECLARE dbt_partitions_for_replacement ARRAY<INT64>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT RANGE_BUCKET(`id`, GENERATE_ARRAY(0, 1000, 100)) IGNORE NULLS)
  FROM `acme-prod`.`shop`.`orders_new`
);
SET strata_first = (SELECT IF(MIN(`id`) < 0 OR MAX(`id`) >= 1000, -9223372036854775808, MIN(`id`) - 99) FROM `acme-prod`.`shop`.`orders_new`);
SET strata_last = (SELECT IF(MIN(`id`) < 0 OR MAX(`id`) >= 1000, 9223372036854775807, MAX(`id`) + 99) FROM `acme-prod`.`shop`.`orders_new`);
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND RANGE_BUCKET(DBT_INTERNAL_DEST.`id`, GENERATE_ARRAY(0, 1000, 100)) IN UNNEST(dbt_partitions_for_replacement) AND DBT_INTERNAL_DEST.`id` BETWEEN strata_first AND strata_last THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`) VALUES (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`);

-- overwrite static partitions
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new` AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`day` IN (DATE '2024-01-01', CURRENT_DATE()) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`) VALUES (`id`, `customer`, `amount`, `day`, `sold_at`, `local_at`, `address`);

-- overwrite partitions by ingestion time
DECLARE dbt_partitions_for_replacement ARRAY<TIMESTAMP>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT TIMESTAMP_TRUNC(CAST(`sold_at` AS TIMESTAMP), DAY) IGNORE NULLS)
  FROM `acme-prod`.`shop`.`orders_new`
);
MERGE INTO `acme-prod`.`shop`.`orders_by_ingestion` AS DBT_INTERNAL_DEST
USING (
  SELECT TIMESTAMP_TRUNC(CAST(`sold_at` AS TIMESTAMP), DAY) AS dbt_partition_time, *
  FROM `acme-prod`.`shop`.`orders_new`
) AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST._PARTITIONTIME IN UNNEST(dbt_partitions_for_replacement) THEN DELETE
WHEN NOT MATCHED THEN INSERT (_PARTITIONTIME, `id`, `amount`) VALUES (dbt_partition_time, `id`, `amount`);

-- ids of daily partitions
SELECT DISTINCT FORMAT_TIMESTAMP('%Y%m%d', CAST(`day` AS TIMESTAMP)) AS partition_id
FROM `acme-prod`.`shop`.`orders_new`
WHERE `day` IS NOT NULL
ORDER BY partition_id;

-- ids of hourly partitions
SELECT DISTINCT FORMAT_TIMESTAMP('%Y%m%d%H', CAST(`sold_at` AS TIMESTAMP)) AS partition_id
FROM `acme-prod`.`shop`.`orders_new`
WHERE `sold_at` IS NOT NULL
ORDER BY partition_id;

-- ids of monthly partitions
SELECT DISTINCT FORMAT_TIMESTAMP('%Y%m', CAST(`local_at` AS TIMESTAMP)) AS partition_id
FROM `acme-prod`.`shop`.`orders_new`
WHERE `local_at` IS NOT NULL
ORDER BY partition_id;

-- ids of ranges
SELECT DISTINCT CAST(0 + 100 * DIV(`id` - 0, 100) AS STRING) AS partition_id
FROM `acme-prod`.`shop`.`orders_new`
WHERE `id` IS NOT NULL
ORDER BY partition_id;

-- columns
ALTER TABLE `acme-prod`.`shop`.`orders` ADD COLUMN IF NOT EXISTS `note` STRING;

ALTER TABLE `acme-prod`.`shop`.`orders` DROP COLUMN IF EXISTS `local_at`;

ALTER TABLE `acme-prod`.`shop`.`orders` ALTER COLUMN `amount` SET DATA TYPE BIGNUMERIC;

-- descriptions
ALTER TABLE `acme-prod`.`shop`.`orders`
SET OPTIONS (description = 'It\'s');

ALTER TABLE `acme-prod`.`shop`.`orders`
ALTER COLUMN `id` SET OPTIONS (description = 'The `key`');

ALTER VIEW `acme-prod`.`shop`.`orders_view`
SET OPTIONS (description = 'It\'s');

ALTER VIEW `acme-prod`.`shop`.`orders_view`
ALTER COLUMN `id` SET OPTIONS (description = 'The `key`');

ALTER MATERIALIZED VIEW `acme-prod`.`shop`.`orders_by_day`
SET OPTIONS (description = 'It\'s');

-- constraints
ALTER TABLE `acme-prod`.`shop`.`orders`
DROP PRIMARY KEY IF EXISTS,
ADD PRIMARY KEY (`id`) NOT ENFORCED,
DROP CONSTRAINT IF EXISTS `orders_customer`,
ADD CONSTRAINT `orders_customer` FOREIGN KEY (`customer`) REFERENCES `acme-prod`.`shop`.`customers`(`name`) NOT ENFORCED;

-- grants
REVOKE `roles/bigquery.dataViewer`
ON VIEW `acme-prod`.`shop`.`orders_view`
FROM "user:gone@example.com";

GRANT `roles/bigquery.dataViewer`
ON VIEW `acme-prod`.`shop`.`orders_view`
TO "group:b@example.com";

-- model of machine learning
CREATE OR REPLACE MODEL `acme-prod`.`shop`.`churn`
TRANSFORM (
  ML.STANDARD_SCALER(amount) OVER () AS amount,
  churned
)
OPTIONS (
  model_type = 'LOGISTIC_REG',
  input_label_cols = ['churned'],
  l2_reg = HPARAM_RANGE(0, 10),
  max_iterations = 20,
  enable_global_explain = TRUE
)
AS
SELECT amount, customer, id > 3 AS churned
FROM `acme-prod`.`shop`.`orders`;

ALTER MODEL `acme-prod`.`shop`.`churn`
SET OPTIONS (
  description = 'Who leaves',
  labels = [('team', 'finance')],
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 2880 MINUTE)
);

-- models without training
CREATE OR REPLACE MODEL `acme-prod`.`shop`.`imported`
OPTIONS (
  model_type = 'ONNX',
  model_path = 'gs://acme/models/*'
);

CREATE OR REPLACE MODEL `acme-prod`.`shop`.`remote`
INPUT (`f1` INT64, `f2` ARRAY<FLOAT64>)
OUTPUT (`score` FLOAT64)
REMOTE WITH CONNECTION `acme-prod.eu.vertex`
OPTIONS (
  endpoint = 'https://eu.example.com/v1/endpoints/1'
);

-- export
EXPORT DATA
OPTIONS (
  uri = 'gs://acme/orders-*.parquet',
  format = 'PARQUET',
  overwrite = TRUE,
  compression = 'ZSTD'
)
AS
SELECT *
FROM `acme-prod`.`shop`.`orders`
ORDER BY `day` DESC, `id`;

EXPORT DATA
OPTIONS (
  uri = 'gs://acme/orders/*.csv.gz',
  format = 'CSV',
  overwrite = TRUE,
  compression = 'GZIP',
  header = TRUE,
  field_delimiter = '	'
)
AS
SELECT *
FROM `acme-prod`.`shop`.`orders`;

-- values
SELECT NULL, TRUE, 1.5, 'it\'s\n\\ here', JSON '{"a":[1,"b"]}', TO_HEX(MD5(CONCAT(COALESCE(CAST(id AS STRING), ''), '|', COALESCE(CAST(customer AS STRING), '')))), CURRENT_TIMESTAMP()
FROM `acme-prod`.`shop`.`orders`;
