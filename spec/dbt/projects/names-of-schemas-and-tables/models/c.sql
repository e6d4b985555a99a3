select '{{ this }}' as self, '{{ ref('b').identifier }}' as other, '{{ this.schema }}' as schema_name from {{ ref('b') }}
