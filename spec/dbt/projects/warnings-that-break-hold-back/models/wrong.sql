select nothing from {{ ref('other') }}
