def model(dbt, session):
    df = dbt.ref("orders")
    if dbt.is_incremental:
        return df
    else:
        return df.limit(1)
