{{ rows_of('orders') }}
