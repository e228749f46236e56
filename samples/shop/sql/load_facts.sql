-- ${source_system} says where the orders came from, ${regions[0]} which region comes first
INSERT OVERWRITE TABLE dwd_orders PARTITION (ds = '${dt}')
SELECT o.order_id, o.user_id, o.region, i.item_id, i.quantity * i.price AS amount,
       '${source_system}' AS source_system
FROM   ods_orders o
JOIN   ods_items i ON i.order_id = o.order_id AND i.ds = '${dt}'
WHERE  o.ds = '${dt}';
