SELECT id, STRFTIME(day, '%Q') AS quarter FROM {{ ref('days') }}
