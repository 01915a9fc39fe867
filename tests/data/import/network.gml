Creator "somebody"
graph
[
  directed 1
  node
  [
    id 1
    label "Caf&eacute; &quot;open&quot;"
    graphics [ x 10.5 y -3 w 30 h 30 ]
  ]
  node [ id 5 ]
  edge [ source 1 target 5 label "+" ]
  edge [ source 5 target 1 label "-" ]
  edge [ source 5 target 1 label "-" ]
]
