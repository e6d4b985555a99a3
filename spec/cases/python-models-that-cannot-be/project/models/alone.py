def model(dbt):
    return dbt.ref("orders")
