def model(dbt, session):
    orders = dbt.ref("orders")
    return orders.project("no_such_column")
