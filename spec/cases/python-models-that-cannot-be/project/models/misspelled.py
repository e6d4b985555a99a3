def model(dbt, session):
    df = dbt.ref("order")
    return df.union(dbt.source("shop"))
