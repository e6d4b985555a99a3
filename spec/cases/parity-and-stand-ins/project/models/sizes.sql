SELECT id, area * 2 AS twice FROM {{ ref('areas') }}
