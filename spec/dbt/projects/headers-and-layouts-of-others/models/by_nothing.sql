{{ config(materialized='incremental', sort_by=[]) }}
select 1 as id
