import datetime

LABEL = "several"


def labelled(relation):
    return relation.project(f"*, '{LABEL}' as label")


def model(dbt, session):
    orders = dbt.ref("orders")
    numbers = dbt.ref("tools", "tool_numbers")
    joined = orders.join(numbers.set_alias("n"), "id = n")
    return labelled(joined)
