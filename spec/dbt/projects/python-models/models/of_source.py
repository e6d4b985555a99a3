def model(dbt, session):
    in_warehouse = dbt.source("shop", "raw_orders")
    in_file = dbt.source("files", "raw_orders")
    return in_warehouse.union(in_file.project("id, customer, amount"))
