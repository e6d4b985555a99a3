SELECT id FROM {{ ref('places') }}
