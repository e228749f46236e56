UPDATE customers SET name = MD5(name) WHERE ds = '${dt}';
