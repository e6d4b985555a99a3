def run(dbt, session):
    return dbt.ref("orders")
