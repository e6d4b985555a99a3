def model(dbt, session):
    first = dbt.ref("numbered", version=1)
    return first.union(dbt.ref("numbered"))
