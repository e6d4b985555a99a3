select count(*) as n from {{ source('files', 'orders') }}
