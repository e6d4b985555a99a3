{{ config(materialized='incremental', partition_by={'field': 'dya'}, cluster_by=['amount', 'Customer_Id', 'customer_id']) }}
SELECT 1 AS customer_id, CURRENT_TIMESTAMP() AS day, 1.5 AS amount
