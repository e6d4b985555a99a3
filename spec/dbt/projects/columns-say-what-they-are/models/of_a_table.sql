{{ told(adapter.get_columns_in_relation(ref('kinds'))) }}
