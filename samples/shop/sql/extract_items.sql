INSERT OVERWRITE TABLE ods_items PARTITION (ds = '${dt}')
SELECT order_id, item_id, quantity, price
FROM   src_items
WHERE  TO_CHAR(created_at, 'yyyymmdd') = '${dt}';
