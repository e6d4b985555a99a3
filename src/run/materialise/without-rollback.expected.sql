-- a view
CREATE VIEW `acme-prod`.`shop`.`orders`
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

-- a tested view in place of a table
CREATE VIEW `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

SELECT
  COUNT(CASE WHEN id is null THEN 1 END) AS test_0,
  COUNT(id) - COUNT(DISTINCT id) AS test_1
FROM `acme-prod`.`shop`.`orders__strata_run00001` AS `orders`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders`;

CREATE VIEW `acme-prod`.`shop`.`orders`
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

DROP VIEW IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- an exported table
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

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
ORDER BY `day` DESC;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a tested table
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
PARTITION BY `day`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

SELECT
  COUNT(CASE WHEN id is null THEN 1 END) AS test_0,
  COUNT(id) - COUNT(DISTINCT id) AS test_1
FROM `acme-prod`.`shop`.`orders__strata_run00001` AS `orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a table whose test fails
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

SELECT
  COUNT(CASE WHEN id is null THEN 1 END) AS test_0,
  COUNT(id) - COUNT(DISTINCT id) AS test_1
FROM `acme-prod`.`shop`.`orders__strata_run00001` AS `orders`;

SELECT 0, count(*), NULL, NULL FROM (
select id as unique_field, count(*) as n_records from `acme-prod`.`shop`.`orders__strata_run00001` AS `orders` where id is not null group by id having count(*) > 1
) AS dbt_internal_test;

SELECT * FROM (
select id as unique_field, count(*) as n_records from `acme-prod`.`shop`.`orders__strata_run00001` AS `orders` where id is not null group by id having count(*) > 1
) AS dbt_internal_test LIMIT 5;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a table with words, keys and grants
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
(
  `id` INT64 NOT NULL,
  `day` DATE,
  `updated_at` TIMESTAMP,
  `address` STRUCT<city STRING>
)
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

-- describe id, address.city, updated_at of orders__strata_run00001

ALTER TABLE `acme-prod`.`shop`.`orders__strata_run00001`
SET OPTIONS (description = 'All orders');

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

ALTER TABLE `acme-prod`.`shop`.`orders`
DROP PRIMARY KEY IF EXISTS,
ADD PRIMARY KEY (`id`) NOT ENFORCED;

REVOKE `roles/bigquery.dataViewer`
ON TABLE `acme-prod`.`shop`.`orders`
FROM "user:gone@example.com";

GRANT `roles/bigquery.dataViewer`
ON TABLE `acme-prod`.`shop`.`orders`
TO "group:readers@example.com";

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- an authorised view
CREATE VIEW `acme-prod`.`shop`.`orders`
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

-- let orders read raw

-- a materialised view
CREATE OR REPLACE MATERIALIZED VIEW `acme-prod`.`shop`.`orders`
CLUSTER BY `id`
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

-- the first build of an incremental model
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a merge
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

SELECT `id` FROM `acme-prod`.`shop`.`orders__strata_run00001` WHERE `id` IS NOT NULL GROUP BY `id` HAVING COUNT(*) > 1 LIMIT 1;

MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders__strata_run00001` AS DBT_INTERNAL_SOURCE
ON DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
WHEN MATCHED THEN UPDATE SET `day` = DBT_INTERNAL_SOURCE.`day`, `updated_at` = DBT_INTERNAL_SOURCE.`updated_at`, `address` = DBT_INTERNAL_SOURCE.`address`
WHEN NOT MATCHED THEN INSERT (`id`, `day`, `updated_at`, `address`) VALUES (DBT_INTERNAL_SOURCE.`id`, DBT_INTERNAL_SOURCE.`day`, DBT_INTERNAL_SOURCE.`updated_at`, DBT_INTERNAL_SOURCE.`address`);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a tested merge
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
CLONE `acme-prod`.`shop`.`orders`
OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE));

CREATE TABLE `acme-prod`.`shop`.`orders_new__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

SELECT `id` FROM `acme-prod`.`shop`.`orders_new__strata_run00001` WHERE `id` IS NOT NULL GROUP BY `id` HAVING COUNT(*) > 1 LIMIT 1;

MERGE INTO `acme-prod`.`shop`.`orders__strata_run00001` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders_new__strata_run00001` AS DBT_INTERNAL_SOURCE
ON DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
WHEN MATCHED THEN UPDATE SET `day` = DBT_INTERNAL_SOURCE.`day`, `updated_at` = DBT_INTERNAL_SOURCE.`updated_at`, `address` = DBT_INTERNAL_SOURCE.`address`
WHEN NOT MATCHED THEN INSERT (`id`, `day`, `updated_at`, `address`) VALUES (DBT_INTERNAL_SOURCE.`id`, DBT_INTERNAL_SOURCE.`day`, DBT_INTERNAL_SOURCE.`updated_at`, DBT_INTERNAL_SOURCE.`address`);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders_new__strata_run00001`;

SELECT
  COUNT(CASE WHEN id is null THEN 1 END) AS test_0,
  COUNT(id) - COUNT(DISTINCT id) AS test_1
FROM `acme-prod`.`shop`.`orders__strata_run00001` AS `orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- an append
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

INSERT INTO `acme-prod`.`shop`.`orders` (`id`, `day`, `updated_at`, `address`)
SELECT `id`, `day`, `updated_at`, `address`
FROM `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- delete and insert
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

BEGIN TRANSACTION;

DELETE FROM `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
WHERE EXISTS (
  SELECT 1 FROM `acme-prod`.`shop`.`orders__strata_run00001` AS DBT_INTERNAL_SOURCE
  WHERE DBT_INTERNAL_DEST.`id` = DBT_INTERNAL_SOURCE.`id`
);

INSERT INTO `acme-prod`.`shop`.`orders` (`id`, `day`, `updated_at`, `address`)
SELECT `id`, `day`, `updated_at`, `address`
FROM `acme-prod`.`shop`.`orders__strata_run00001`;

COMMIT TRANSACTION;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- insert_overwrite
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

DECLARE dbt_partitions_for_replacement ARRAY<DATE>;
SET dbt_partitions_for_replacement = (
  SELECT ARRAY_AGG(DISTINCT `day` IGNORE NULLS)
  FROM `acme-prod`.`shop`.`orders__strata_run00001`
);
MERGE INTO `acme-prod`.`shop`.`orders` AS DBT_INTERNAL_DEST
USING `acme-prod`.`shop`.`orders__strata_run00001` AS DBT_INTERNAL_SOURCE
ON FALSE
WHEN NOT MATCHED BY SOURCE AND DBT_INTERNAL_DEST.`day` IN UNNEST(dbt_partitions_for_replacement) THEN DELETE
WHEN NOT MATCHED THEN INSERT (`id`, `day`, `updated_at`, `address`) VALUES (`id`, `day`, `updated_at`, `address`);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- insert_overwrite by copies
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01";

SELECT DISTINCT FORMAT_TIMESTAMP('%Y%m%d', CAST(`day` AS TIMESTAMP)) AS partition_id
FROM `acme-prod`.`shop`.`orders__strata_run00001`
WHERE `day` IS NOT NULL
ORDER BY partition_id;

-- copy partition 20240101 of orders__strata_run00001 to orders

-- copy partition 20240102 of orders__strata_run00001 to orders

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- the first snapshot
CREATE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT *,
  TO_HEX(MD5(CONCAT(COALESCE(CAST(`id` AS STRING), ''), '|', COALESCE(CAST(`updated_at` AS STRING), '')))) AS `dbt_scd_id`,
  `updated_at` AS `dbt_updated_at`,
  `updated_at` AS `dbt_valid_from`,
  NULLIF(`updated_at`, `updated_at`) AS `dbt_valid_to`
FROM (
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`
) AS snapshot_source;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a snapshot
CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders__strata_run00001`
CLONE `acme-prod`.`shop`.`orders`
OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE));

CREATE TABLE `acme-prod`.`shop`.`orders_new__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT *,
  TO_HEX(MD5(CONCAT(COALESCE(CAST(`id` AS STRING), ''), '|', COALESCE(CAST(`updated_at` AS STRING), '')))) AS `dbt_scd_id`,
  `updated_at` AS `dbt_updated_at`,
  `updated_at` AS `dbt_valid_from`,
  NULLIF(`updated_at`, `updated_at`) AS `dbt_valid_to`
FROM (
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`
) AS snapshot_source;

CREATE TABLE `acme-prod`.`shop`.`orders_new_changed__strata_run00001`
OPTIONS (
  expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 720 MINUTE)
)
AS
SELECT fresh_row.`id`, fresh_row.`day`, fresh_row.`updated_at`, fresh_row.`address`, fresh_row.`dbt_scd_id`, fresh_row.`dbt_updated_at`, fresh_row.`dbt_valid_from`, fresh_row.`dbt_valid_to`, current_row.`dbt_scd_id` AS strata_closes
FROM (SELECT *, `id` AS strata_key_0 FROM `acme-prod`.`shop`.`orders_new__strata_run00001`) AS fresh_row
LEFT JOIN (SELECT *, `id` AS strata_key_0 FROM `acme-prod`.`shop`.`orders__strata_run00001` WHERE `dbt_valid_to` IS NULL) AS current_row ON current_row.strata_key_0 = fresh_row.strata_key_0
WHERE current_row.`dbt_scd_id` IS NULL OR current_row.`dbt_valid_from` < fresh_row.`dbt_updated_at`;

UPDATE `acme-prod`.`shop`.`orders__strata_run00001` AS dest
SET `dbt_valid_to` = version.`dbt_valid_from`
FROM `acme-prod`.`shop`.`orders_new_changed__strata_run00001` AS version
WHERE dest.`dbt_scd_id` = version.strata_closes AND dest.`dbt_valid_to` IS NULL;

INSERT INTO `acme-prod`.`shop`.`orders__strata_run00001` (`id`, `day`, `updated_at`, `address`, `dbt_scd_id`, `dbt_updated_at`, `dbt_valid_from`, `dbt_valid_to`)
SELECT `id`, `day`, `updated_at`, `address`, `dbt_scd_id`, `dbt_updated_at`, `dbt_valid_from`, `dbt_valid_to`
FROM `acme-prod`.`shop`.`orders_new_changed__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders_new_changed__strata_run00001`;

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders_new__strata_run00001`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a seed
-- load orders.csv into orders__strata_run00001

SELECT
  COUNT(CASE WHEN id is null THEN 1 END) AS test_0,
  COUNT(id) - COUNT(DISTINCT id) AS test_1
FROM `acme-prod`.`shop`.`orders__strata_run00001` AS `orders`;

CREATE OR REPLACE TABLE `acme-prod`.`shop`.`orders`
COPY `acme-prod`.`shop`.`orders__strata_run00001`
OPTIONS (expiration_timestamp = NULL);

DROP TABLE IF EXISTS `acme-prod`.`shop`.`orders__strata_run00001`;

-- a model of machine learning
CREATE OR REPLACE MODEL `acme-prod`.`shop`.`orders`
OPTIONS (
  model_type = 'LINEAR_REG',
  input_label_cols = ['id']
)
AS
SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`;
