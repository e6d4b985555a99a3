def model(dbt, session):
    """What is said of dbt.ref("nothing") here is no call."""
    orders = dbt.ref("orders")  # nor dbt.ref('this')
    print("rows:", len(orders))
    return orders.filter("amount > 6")
