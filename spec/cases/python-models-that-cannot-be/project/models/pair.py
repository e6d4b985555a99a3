def model(dbt, session):
    df = dbt.ref("orders")
    return df, 1
