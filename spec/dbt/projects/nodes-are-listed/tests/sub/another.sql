{{ config(tags=['singular_tag'], severity='warn') }} select * from {{ ref('stg_orders') }} join {{ ref('snap_sql') }} on 1=0
