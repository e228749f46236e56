INSERT OVERWRITE TABLE ods_orders PARTITION (ds = '${dt}')
SELECT order_id, user_id, region, amount
FROM   src_orders
WHERE  TO_CHAR(created_at, 'yyyymmdd') = '${dt}';
