console.log('문서와 같은 인코딩', '햏햏');
